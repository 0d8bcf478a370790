"""Talking with the hands."""

from generation.storyboard.vocabulary import Term, TermKind

TERM = Term(
    kind=TermKind.ACTION,
    id="talk",
    en=("talk", "speak", "say", "tell", "whisper", "shout", "yell", "announce", "explain", "report", "present", "chat", "discuss", "introduce",),
    zh=("说", "說", "说话", "說話", "讲", "講", "告诉", "告訴", "喊", "大喊", "宣布", "介绍", "介紹", "聊天", "报道", "報道", "报导", "報導", "解释", "解釋",),
)
