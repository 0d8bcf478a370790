"""Dancing on the beat; two choreographies, chosen by seed."""

from generation.storyboard.vocabulary import Term, TermKind

TERM = Term(
    kind=TermKind.ACTION,
    id="dance",
    en=("dance", "breakdance", "groove", "boogie", "moonwalk", "disco dance", "party", "tango", "salsa", "twirl",),
    zh=("跳舞", "舞蹈", "街舞", "起舞", "热舞", "熱舞", "跳起舞", "跳个舞", "跳個舞", "跳着舞", "跳著舞", "蹦迪",),
)
