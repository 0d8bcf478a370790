from generation.storyboard.glyphs import Glyphs


def test_names_and_keywords_lead_to_pictures(glyphs):
    assert glyphs.word("pizza").code == "1f355"
    assert glyphs.word("frankfurter").code == "1f32d"
    assert glyphs.word("猫").code == "1f408"
    assert glyphs.word("unicycle") is None


def test_a_name_is_certain_and_a_keyword_is_not(glyphs):
    assert glyphs.word("pizza").certain
    assert not glyphs.word("slice").certain


def test_faces_are_no_things(glyphs):
    assert glyphs.word("grin") is None
    assert glyphs.word("grinning face") is None


def test_traditional_names_are_found_folded(glyphs):
    assert glyphs.word("机器人").code == "1f916"


def test_the_longest_emoji_is_read_with_or_without_its_selector(glyphs):
    assert glyphs.emoji("a ☂️!", 2) == ("☂️", "2602-fe0f")
    assert glyphs.emoji("☂", 0) == ("☂", "2602-fe0f")
    assert glyphs.emoji("a", 0) is None


def test_without_assets_there_are_no_pictures(tmp_path):
    empty = Glyphs(tmp_path)
    assert len(empty) == 0
    assert empty.word("cat") is None


def test_words_without_pictures_give_nothing(emoji_pack, tmp_path):
    (tmp_path / "cldr").symlink_to(emoji_pack / "cldr")
    (tmp_path / "emoji").mkdir()
    assert len(Glyphs(tmp_path)) == 0
