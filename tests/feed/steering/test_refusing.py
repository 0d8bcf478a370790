"""What people do not want, as they type it, and that no wish is turned into its opposite."""

import pytest

from feed.steering.parsing import understand

REFUSALS = """
no | politics | dont show me politics | don't recommend politics
no | politics | stop recommending politics | wont watch politics
no | politics | i dont wanna see politics | DONT SHOW ME POLITICS PLS
no | politics | can u please stop recommending me politics
no | politics | all but politics | everything except politics | anything except politics | anything but politics
no | politics | mute politics | No Politics!!! | no politics thx
no | politics | stop it with the politics | not interested in politics
no | politics | politics? no thanks | politics no | politics \U0001f44e
no | politics | \U0001f6ab politics | no longer want politics
no | dogs | i hate dogs | can't stand dogs | cant stand dogs | dont want dogs | no more clips with dogs in them
no | dogs | nobody wants dogs | who needs dogs | stop pushing dogs at me
no | 狗 | 我受不了狗 | 滚开狗 | 取消狗 | 狗就不用了
no | cats | stop with the cats already | no cats \U0001f6ab\U0001f431
no | cat | plz no more of those cat vids
no | ai slop | hide ai slop
less | politics | sick of politics | im so sick of politics | politics is boring | not a lot of politics
less | politics | enough politics already | too much politics | not too much politics | not so much politics
less | dogs | don't show me too many dogs | don't show me so many dogs
less | dogs | way too many dogs | more cats rather than dogs
more | cats | gimme more cats pls | i wanna see cats | MORE CATS
more | cats | moar cats | i \u2764\ufe0f cats | cats \U0001f431
only | cats | cats only please | cats and nothing else | nothing except cats | just the cats
no | 政治 | 不再想看政治 | 不再想看政治了 | 别给我推政治 | 不要再给我推政治了
no | 政治 | 我不想再看到政治 | 我不想再看政治 | 不要推送政治
no | 政治 | 求别推政治 | 求求了别推政治 | 拜托别再推政治了 | 把政治屏蔽了
no | 政治 | 把政治去掉 | 对政治不感兴趣 | 政治除外 | 政治别推了
no | 政治 | 什么都行就是不要政治 | 除了政治什么都行 | 除了政治其他都行
no | 政治 | 再也不想看到政治 | 不要让我看到政治 | 不要出现政治
no | 狗 | 别再推狗了 | 別再推狗了 | 不想看狗 | 不想再看見狗 | 除了狗都行 | 我想看猫不想看狗 | 喜欢猫不喜欢狗
less | 政治 | 少点政治 | 受够了政治 | 烦死政治了 | 政治看多了 | 不要老是推政治 | 多一点猫少一点政治
more | 猫 | 想看更多猫 | 求求了多推点猫 | 猫不够 | 猫太少了 | 每天多来点猫
only | 猫 | 只看猫 | 除了猫都不要 | 除了猫，什么都不看
only | 猫 | 猫以外的都不要 | 猫以外都不看 | 猫之外什么都不要 | 不要猫以外的 | 除了猫以外的都不要
no | 猫 | 除了猫以外都看 | 除猫之外都可以 | 猫以外的
"""
TURNED = """
not less cats | no less cats | no fewer cats
don't show me fewer cats | dont show me less cats | don't hide cats
dont hide cats | never hide cats | stop hiding cats
don't stop showing cats | i don't hate cats | i'm not tired of cats
i don't want to miss cats | never get tired of cats | i cant live without cats | 别错过猫
not enough cats | can't get enough cats | cant get enough of cats | too few cats | unmute cats
不要少来点猫 | 不要少来點猫 | 不要少猫 | 别少猫 | 别少推猫
不要减少猫 | 不要隐藏猫 | 别屏蔽猫 | 不讨厌猫 | 不要那么少猫
no too few cats | not too few cats | don't show me too few cats | never too few cats | don't want too few cats
i see too few cats | there are not enough cats | don't show me not enough cats
不要太少猫 | 别太少猫 | 猫不要太少 | 不够多猫 | 太少推猫
we don't have enough cats | i dont get enough cats | stop skipping cats | stop filtering out cats
can't do without cats | i cannot go without cats | i couldnt do without cats
"""
MUDDLED = """
not no cats | i dont want no cats | not only cats
don't show me only cats | no cats only dogs | no cats except kittens
i don't mind cats | i don't see any cats | why dont i see cats
there are no cats | why no cats | stop not showing cats
no i hate dogs | no stop showing dogs | no im tired of cats
tired of never seeing cats | no cats \u2764 | -cats
keep politics out of my feed | anything that isn't politics | filter politics | no politics until the election
videos under 10 seconds | no more than 10 seconds | more cats than dogs | doesnt matter
别不给我看猫 | 我不是不喜欢猫 | 不是不要猫 | 不要不推猫 | 不要只看猫
别只推猫 | 不要把猫屏蔽 | 不要没有猫 | 不是政治 | 全是政治
nothing without cats | no, politics | 不看别的只看猫 | 没有比猫更好的
看不到猫 | 为什么没有猫 | 怎么不推猫 | 别推了 烦死政治了
不想看太少猫 | 不要猫太少 | 不得不看猫 | 没有猫不行 | 只看猫以外的 | 多推猫以外的
i don't miss politics | i do not miss politics | i dont miss politics | we don't miss politics | don't miss cats
who does not love cats | i'm not seeing cats | not seeing cats | i am not getting cats | i have not seen cats
i can't stop watching cats | don't go without cats
"""


PARTLY = """
instead of cats, dogs | less cats
rather than cats, dogs | less cats
instead of cats and dogs | less cats
cats instead of politics, dogs | more cats | less politics
rather than seeing cats, show me dogs | less cats | more dogs
instead of long videos, cats | shorter | more cats
don't show me cats instead of dogs | no cats
less cats rather than dogs | less cats
not cats but dogs | no cats
no cats, but dogs | no cats
no cats, except today | no cats
less cats but also dogs | less cats
no cats but no dogs | no cats | no dogs
more cats but dogs | more cats | more dogs
不要猫但是狗 | no 猫
"""


def each(table: str) -> list[str]:
    return [text.strip() for line in table.strip().splitlines() for text in line.split("|")]


@pytest.mark.parametrize("line", REFUSALS.strip().splitlines())
def test_a_wish_is_heard_however_it_is_typed(line):
    verb, topic, *texts = [part.strip() for part in line.split("|")]
    heard = {text: [(said.verb, said.topic.lower()) for said in understand(text).said] for text in texts}

    assert {text: said[-1:] for text, said in heard.items()} == {text: [(verb, topic)] for text in texts}
    assert [part for text in texts for part in understand(text).missed] == []


@pytest.mark.parametrize("text", each(TURNED))
def test_a_double_negative_wants_it(text):
    assert [(said.verb, said.topic) for said in understand(text).said] in ([("more", "cats")], [("more", "猫")])


@pytest.mark.parametrize("text", each(MUDDLED))
def test_what_could_mean_its_opposite_is_told_back(text):
    heard = understand(text)
    assert heard.said == []
    assert heard.missed


@pytest.mark.parametrize("line", PARTLY.strip().splitlines())
def test_what_is_put_against_another_does_not_go_on_with_its_verb(line):
    text, *kept = [part.strip() for part in line.split("|")]
    assert [f"{said.verb} {said.topic}".strip() for said in understand(text).said] == kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("more cats, no cats", [("no", "cats")]),
        ("no cats, more cats", [("more", "cats")]),
        ("more cats for a week, no cat today", [("no", "cat")]),
        ("多看猫，不要貓", [("no", "貓")]),
        ("shorter, more dogs, longer", [("more", "dogs"), ("longer", "")]),
        ("cats, no. dogs, yes.", [("no", "cats"), ("more", "dogs")]),
        ("no cats nor dogs", [("no", "cats"), ("no", "dogs")]),
        ("\U0001f44d cats \U0001f44e dogs", [("more", "cats"), ("no", "dogs")]),
    ],
)
def test_of_two_wishes_about_one_thing_in_a_text_the_later_counts(text, kept):
    assert [(said.verb, said.topic) for said in understand(text).said] == kept


@pytest.mark.parametrize(
    "topic",
    ["stop motion", "love story", "i robot", "covid19", "3d", "无人机", "少女", "别墅", "多米诺", "只狼", "不丹"],
)
def test_a_topic_that_begins_like_a_verb_stays_one(topic):
    assert [(said.verb, said.topic) for said in understand(topic).said] == [("more", topic)]
