"""Emoji that are no things but say how it looks, feels or sounds: each as the English words that mean the same."""

WORDS = {
    "crying": "😭😢😿🥹", "sad": "😞😔☹🙁😟", "laughing": "😂🤣😹😆", "happy": "😀😃😄😊🙂😁☺😺",
    "in love": "😍🥰😘😻💘", "angry": "😡😠🤬👿", "scared": "😱😨😰🙀", "surprised": "😮😲😯🤯😳", "sleepy": "😴🥱😪💤",
    "disgusted": "🤢🤮",
    "smug": "😎😏😈😼", "confused": "😕🤔🤨😵", "calm": "😌🧘", "excited": "🤩🥳", "determined": "😤💪",
    "confetti": "🎉🎊", "fireworks": "🎆🎇", "sparkles": "✨", "explosion": "💥", "lightning": "⚡",
    "hearts": "💕💖💞💗💓", "rain": "🌧☔", "snow": "🌨❄☃", "storm": "⛈🌩", "wind": "🌬💨", "fog": "🌫", "rainbow": "🌈",
    "falling leaves": "🍂🍁",
    "cherry blossom": "🌸", "night": "🌙🌃🌚", "sunny": "☀🌞", "sunset": "🌇🌆", "sunrise": "🌅🌄", "music": "🎵🎶",
    "dance": "💃🕺👯", "run": "🏃", "walk": "🚶", "swim": "🏊", "ride a bike": "🚴", "surf": "🏄", "wave goodbye": "👋",
    "clap": "👏🙌", "pray": "🙏", "work out": "🏋", "sleep": "🛌", "hug": "🤗🫂", "kiss": "💋💏", "beach": "🏖🏝",
    "city": "🏙", "galaxy": "🌌", "stadium": "🏟",
}  # fmt: skip
BY_EMOJI = {emoji: word for word, emojis in WORDS.items() for emoji in emojis}
