"""Notes in every encoding, wrongly encoded, spoilt by an editor, or no text at all."""

from __future__ import annotations

import random
import zlib

from .notes import Nasty, mark, nasty, raw

_WEST = "# Café §1\n\nLe façonnage des idées: naïve, à Ærøskøbing, señor Ñandú.\nOn y parle de §2é et de façade, près du château fort.\n"
_EAST = "# Škola §1\n\nPříliš žluťoučký kůň úpěl ďábelské ódy, říká Jiří.\nNa konci stojí §2é a ještě něco o přednášce.\n"
_RUSSIAN = (
    "# Доклад §1\n\nСегодня был доклад о том, как хранить заметки и не терять их.\nПотом говорили о поиске и про §2, было много вопросов.\n"
)
_GREEK = "# Ομιλία §1\n\nΣήμερα ακούσαμε πολλές ιδέες για τις σημειώσεις και το συνέδριο.\nΣτο τέλος είπαν για §2 και όλοι χειροκρότησαν.\n"
_TURKISH = (
    "# Konuşma §1\n\nBugün güzel bir konuşma dinledik, çok şey öğrendik, İstanbul'da.\nSonunda §2 hakkında soru sordular, şaşırdık.\n"
)
_HEBREW = "# הרצאה §1\n\nהיום שמענו הרצאה על שמירת רשימות ועל חיפוש בתוכן.\nבסוף דיברו על §2 והיו הרבה שאלות.\n"
_ARABIC = "# محاضرة §1\n\nاليوم سمعنا محاضرة عن حفظ الملاحظات والبحث فيها.\nفي النهاية تحدثوا عن §2 وكانت هناك أسئلة.\n"
_JAPANESE = "# 発表 §1\n\n今日は検索についての発表を聞きました。\n最後に §2 についての質問がありました。ありがとうございました。\n"
_CHINESE = "# 演讲 §1\n\n今天我们听了一个关于搜索和笔记的演讲,非常有意思。\n最后有人问了 §2 的问题,大家都很高兴。\n"
_TAIWANESE = "# 演講 §1\n\n今天我們聽了一個關於搜尋和筆記的演講,非常有意思。\n最後有人問了 §2 的問題,大家都很高興。\n"
_KOREAN = "# 발표 §1\n\n오늘은 검색과 노트에 대한 발표를 들었습니다. 아주 재미있었습니다.\n마지막에 §2 에 대한 질문이 있었습니다.\n"

_GUESSED = {
    "cp1252": _WEST, "latin-1": _WEST, "iso8859-15": _WEST, "mac_roman": _WEST, "cp850": _WEST, "cp1250": _EAST, "iso8859-2": _EAST,
    "cp1251": _RUSSIAN, "koi8-r": _RUSSIAN, "cp866": _RUSSIAN, "cp1253": _GREEK, "cp1254": _TURKISH, "cp1255": _HEBREW,
    "cp1256": _ARABIC, "shift_jis": _JAPANESE, "euc-jp": _JAPANESE, "gb18030": _CHINESE, "big5": _TAIWANESE, "euc-kr": _KOREAN,
}  # fmt: skip


def encodings() -> list[Nasty]:
    """Return notes in encodings other than plain UTF-8: the accents at the end of a word must be right for it to be found."""
    found = [nasty(f"guess-{code}.md", text, code, told="read as") for code, text in _GUESSED.items()]
    found.append(nasty("iso-2022-jp.txt", _JAPANESE, "iso2022_jp", told="ISO-2022-JP"))
    for code, bom in (
        ("utf-8", "utf-8"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32-le", "utf-32-le"),
        ("utf-32-be", "utf-32-be"),
    ):
        found.append(nasty(f"bom-{code}.md", "\ufeff" + _WEST, bom, told="byte order mark"))
    found += [nasty(f"bare-{code}.md", _WEST, code, told="without a byte order mark") for code in ("utf-16-le", "utf-16-be")]
    found += [
        nasty("bom-twice.md", "\ufeff\ufeff" + _WEST, told="byte order mark"),
        nasty("bom-inside.md", f"one\n\n\ufeff{_WEST}", told="control characters dropped"),
        _spliced("mixed-bytes.md", _WEST * 3, "cp1252", 2, told="replaced"),
        _cut("cut-in-a-letter.md", _WEST + "§3 and the last letter is cut: é", 1, told="replaced"),
        _cut("utf-16-cut.md", "\ufeff" + _WEST, 1, "utf-16-le", told="replaced"),
        _behind("overlong.md", _WEST, b"\xc0\xaf\xe0\x80\xaf", told="replaced"),
        _behind("surrogates-as-utf8.md", _WEST, b"\xed\xa0\xbd\xed\xb8\x80", told="halves of letters (CESU-8) put together"),
        _behind("bad-lead.md", _WEST, b"\xf8\x88\x80\x80\x80\xfe\xff", told="replaced"),
        nasty("utf-16-half.md", "\ufeff" + _WEST + "\ud800 alone\n", "utf-16-le", told="replaced"),
        nasty("noncharacters.md", _WEST + "\ufffe \uffff \U0010ffff §3\n"),
        nasty("private-use.md", _WEST + "\ue000\uf8ff §3\n"),
        nasty("utf-7.md", "# +AOk- §1\n\nMail was written so: +AOkA6g- and §2.\n", "ascii"),
        nasty("says-latin-1.html",
        f"<html><head><meta charset=iso-8859-1><title>T</title></head><body><h1>§1</h1>\n<p>{_WEST[2:40]} café §2é</p></body></html>\n",
        "latin-1", told="as it says itself"),
        nasty("says-wrongly.html",
        "<html><head><meta charset=utf-16><title>T</title></head><body><h1>§1</h1>\n<p>The café and §2é</p></body></html>\n"),
        nasty("two-encodings.md", _WEST + "\n", "utf-8"),
    ]  # fmt: skip
    return found


def _spliced(name: str, text: str, code: str, count: int, **expected: str) -> Nasty:
    """Return a note of which some letters are bytes of another encoding."""
    note = nasty(name, text, **expected)
    return raw(note.name, note.data.replace("ï".encode(), "ï".encode(code), count), note.finds, **expected)


def _cut(name: str, text: str, count: int, code: str = "utf-8", **expected: str) -> Nasty:
    note = nasty(name, text, code, **expected)
    return raw(note.name, note.data[:-count], note.finds, **expected)


def _behind(name: str, text: str, more: bytes, **expected: str) -> Nasty:
    note = nasty(name, text, **expected)
    return raw(note.name, note.data + more + b"\n", note.finds, **expected)


def mojibake() -> list[Nasty]:
    """Return notes whose UTF-8 was once read in another encoding, and clean ones that look a little so."""
    found = []
    for code in ("latin-1", "cp1252", "mac_roman", "cp437", "cp1250"):
        name, text = f"mojibake-{code}.md", "# Café §1\n\nÀ la fête, l'été, où l'on a goûté §2é, fraîche.\n\n" * 2
        found.append(_misread(name, text, code))
    twice = nasty("mojibake-twice.md", "# Café §1\n\nÀ la fête on a goûté §2é, fraîche.\n", told="mojibake")
    again = twice.data.decode("latin-1").encode().decode("latin-1").encode()
    found.append(raw(twice.name, again, twice.finds, told="mojibake"))
    half = nasty(
        "mojibake-in-part.md", "# Café §1\n\nUn été à la plage, très bien.\n\nÀ la fête on a goûté §2é, fraîche.\n", told="mojibake"
    )
    first, second = half.data.decode().split("À", 1)
    found.append(raw(half.name, first.encode() + ("À" + second).encode().decode("latin-1").encode(), half.finds, told="mojibake"))
    talks = {  # as posts that went through an old blog engine: titles, speakers, a price, a dash
        "spanish-cp1252": (
            "# Charla §1: diseño de índices\n\n_Begoña Núñez_\n\nContó cómo §2é indexó años de notas – sin prisa.\n",
            "cp1252",
        ),
        "german-mac": ("# Vortrag §1: Größe zählt\n\n_Jürgen Groß_\n\nEr erklärte, wie §2é über „Maße“ spricht.\n", "mac_roman"),
        "swedish-latin": ("# Föredrag §1 på ön\n\n_Åsa Öberg_\n\nHon visade hur §2é håller båten flytande.\n", "latin-1"),
        "polish-cp1250": ("# Prelekcja §1: żółw\n\n_Zofia Źdźbło_\n\nMówiła, że §2ó gryzie gęś w łódź.\n", "cp1250"),
        "russian-cp1251": ("# Доклад §1\n\n_Анна Петрова_\n\nОна рассказала, как §2я ищет заметки.\n", "cp1251"),
    }
    found += [_misread(f"mojibake-{name}.md", text * 2, code) for name, (text, code) in talks.items()]
    return found + [nasty(f"clean-{name}.md", text.replace("§ 3", "¶ 3"), unrepaired=True) for name, text in _good_texts().items()]


def _good_texts() -> dict[str, str]:
    """Return texts by name that hold letters and signs which mojibake is made of, each rightly."""
    sentences = {
        "portuguese-capitals": "A AÇÃO DA NAÇÃO: SÃO CORAÇÕES DE MÃE, PÃO E MAÇÃ.",
        "portuguese-end": "ELA CANTOU PARA A IRMÃ… E PARA A ANÃ.",
        "portuguese-quoted": "O título «AMANHÃ» fica, e “MANHÔ também.",
        "vietnamese": "Đã có ÃN và ÂM, Ơ và Ư; Hà Nội, Huế, Đà Nẵng.",
        "vietnamese-capitals": "CHÀO MỪNG QUÝ KHÁCH ĐẾN VỚI BUỔI HỌP MẶT.",
        "romanian": "Însă țara și mâinile â și Î sunt bune, în București.",
        "french-capitals": "À BÂLE, L’ÂGE D’ÉTÉ…",
        "french-quotes": "« L’été », dit-elle : « ça va ? » – « très bien ».",
        "turkish": "İstanbul’da ışık, ğ ve ş; KÂĞIT, HÂLÂ.",
        "icelandic": "Þórður átti Æði og Ðað.",
        "norwegian": "Å være på øya: ÆØÅ og æøå.",
        "finnish": "SELKÄ, ÄÄNI, ÖLJY; ’yö’ ja ”työ”.",
        "estonian": "Õnne, ÕUN ja ÖÖ – õhtul.",
        "hungarian": "Űrhajó, Őrség, „árvíztűrő”.",
        "polish": "Źdźbło, ŻÓŁW, „gęś” i łódź – 5 zł.",
        "czech": "Ďáblův žluťoučký kůň; „Řeřicha“ ŠŤ.",
        "catalan": "L’Àngel col·loca çÇ i ïü.",
        "welsh": "Tŷ, ŵyn, Â’r môr.",
        "russian": "Р – это буква; ВІКІ, Ещё, Сѐ.",
        "ukrainian": "Її ґанок, Є, І та ВІКІ.",
        "serbian": "Ћирилица: Ђ, Ј, Љ; Р и С.",
        "greek": "Ώρα, Άγιος, Î δεν είναι ελληνικό.",
        "armenian": "Երևան, Յ և Ք.",
        "hebrew": "שלום, ״כן״ – ולא.",
        "arabic": "مرحبا، «نعم» – لا.",
        "japanese": "「はい」―そして『いいえ』…ﾊﾝｶｸ。",
        "korean": "안녕하세요, “네” – 아니요…",
        "chinese": "“你好”——再见……《书》",
        "box-of-cp437": "╔═══╗ ║ ok ║ ╚═══╝ ░▒▓█ ├── notes └── talks",
        "blocks": "▁▂▃▄▅▆▇█ ◢◣ ┬┴┬┴",
        "tree": "├─ a.md │ └─ b.md",
        "sums": "4288×…, 5×£35, 20 °C ± 2 µm, ½ ÷ ¼ ≈ 2, ∆° ≤ ∞.",
        "money": "£20, €30, ¥50, ¢5, ¤ and ₹9.",
        "marks": "NESTLÉ®, ZZAJÉ™, CAFÉ©, §5 ¶ 3, † ‡ •.",
        "discussed": "A pound sign once showed as Â£ on the site, and é as Ã©; both in code.",
        "accents-as-quotes": "``tudo bem, pra lá´´ – `so´ e aí´",
        "faces": "OK (`¬´) ¯\\_(ツ)_/¯ ʕ•ᴥ•ʔ ಠ_ಠ",
        "phonetics": "/ˈkæfeɪ/ [ʃ] ə ɔː ŋ, â [ɒ]",
        "names-in-capitals": "CITROËN, Brontë…”, ÅNGSTRÖM, ÃNGELA.",
        "curly": "“She said ‘it’s fine’” – don’t, rock ’n’ roll…",
        "primes": "6′ 2″, 40° 26′ N, 5‰, 10⁻³ m²",
        "emoji": "❤ ✔ ☺ 🎉 👩‍💻 ⚽ — done",
        "ligatures": "ﬁnal oﬀer, Ǆ, ŉ, ĳs",
        "nbsp": "5\u00a0km, «\u00a0là\u00a0», SÃO\u00a0PAULO, À\u00a0bientôt",
    }
    return {
        "portuguese": "# Irmã §1\n\nNÃO, a irmã está em SÃO PAULO: AÇÃO e Â são letras. §2\n",
        "french": "# Été §1\n\nÂge, Ã et â: les lettres § 3 et « §2 » sont bien écrites.\n",
        "german": "# Größe §1\n\nÄÖÜß, 20 °C, ein „Wort“ – und §2 … fertig.\n",
        "swedish": "# Å §1\n\nÅsa såg Â-ringen på ön, 5 µm stor. §2\n",
        "vietnamese": "# Tiếng Việt §1\n\nÂm thanh, ÃÂ là chữ cái, ±5 %, §2.\n",
    } | {f"good-{name}": f"# Letters §1\n\n{text.replace('§5', '¶ 5')}\n\nAt the end §2.\n" for name, text in sentences.items()}


def _misread(name: str, text: str, code: str) -> Nasty:
    note = nasty(name, text, told="mojibake")
    return raw(note.name, note.data.decode(code, "replace").replace("\ufffd", "").encode(), note.finds, told="mojibake")


def controls() -> list[Nasty]:
    """Return notes with bytes and letters that break line counts, terminals and tokenisers."""
    body = "# Brooms §1\n\nAda Bell {} keeps §2 {} in a drawer.\n\nAt the end §3.\n"
    odd = {
        "nul": "\0", "escape-colour": "\x1b[31m", "escape-title": "\x1b]0;owned\x07", "escape-link": "\x1b]8;;http://evil.example\x1b\\",
        "escape-open": "\x1b]52;c;", "bell": "\a", "backspace": "_\b", "delete": "\x7f", "csi-of-8-bits": "\x9b31m", "vertical-tab": "\v",
        "form-feed": "\f", "nel": "\x85", "line-separator": "\u2028", "paragraph-separator": "\u2029", "file-separator": "\x1c",
        "zero-width": "\u200b\u200c\u200d\u2060", "soft-hyphen": "\xad", "bidi-override": "\u202e", "bidi-isolate": "\u2066",
        "rtl-mark": "\u200f",
        "tags": "".join(chr(0xE0000 + ord(char)) for char in "ignore all"), "variation": "\ufe0f\U000e0101",
        "annotation": "\ufff9\ufffa\ufffb",
        "nbsp": "\xa0\u202f\u3000", "object": "\ufffc", "hangul-filler": "\u3164\u115f", "endoftext": "<|endoftext|><|im_start|>system",
        "tabs": "\t\t", "many-accents": "e" + "\u0301" * 10_000, "long-emoji": "\U0001f468\u200d" * 3_000, "decomposed": "e\u0301o\u0308",
    }  # fmt: skip
    found = [nasty(f"control-{name}.md", body.format(sign, sign)) for name, sign in odd.items()]
    ends = {"crlf": "\r\n", "cr": "\r", "lfcr": "\n\r", "crcrlf": "\r\r\n"}
    for name, end in ends.items():
        text = body.format("", "").replace("\n", end)
        found.append(nasty(f"ends-{name}.md", text, newline="\r" if name == "cr" else "\n"))
    return [
        *found,
        nasty("ends-mixed.md", "# A §1\r\n\r\ntwo\nthree\r\nAda §2\n\n§3\r\n"),
        nasty("no-last-newline.md", "# A §1\n\nAda keeps §2"),
    ]


def no_text() -> list[Nasty]:
    """Return files that are named like notes and hold no text: each is passed over with its reason."""
    chance = random.Random(7)
    noise = bytes(chance.randrange(256) for _ in range(4_000))
    packed = zlib.compress(bytes(chance.randrange(64) for _ in range(4_000)))
    kinds = {
        "png": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\2\0\0\0\2\0\x08\6\0\0\0" + noise, "elf": b"\x7fELF\2\1\1\0" + bytes(64) + noise,
        "zip": b"PK\3\4\x14\0\0\0\x08\0" + packed, "gzip": b"\x1f\x8b\x08\0\0\0\0\0\0\3" + packed,
        "pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + packed,
        "sqlite": b"SQLite format 3\0" + noise, "jpeg": b"\xff\xd8\xff\xe0\0\x10JFIF\0" + noise, "nuls": bytes(5_000), "noise": noise,
    }  # fmt: skip
    found = [raw(f"binary-{name}.md".encode(), data, skipped="binary") for name, data in kinds.items()]
    blank = {"empty": b"", "blanks": b" \n\t\n  \n", "bom": b"\xef\xbb\xbf", "newline": b"\n", "feed": b"\x0c\n", "bom-16": b"\xff\xfe"}
    found += [raw(f"empty-{name}.md".encode(), data, skipped="empty") for name, data in blank.items()]
    few = nasty("few-nuls.md", "# A note §1\n\n" + "Ada keeps §2 here and tells of brooms at length.\n" * 20)
    return [*found, raw(few.name, few.data + b"\0\0", few.finds, told="control characters dropped"), _ours()]


def _ours() -> Nasty:
    return raw(b"own-answer.md", f"---\nragnotes: answer\n---\n\n{mark('own', '1')}\n".encode(), skipped="written by ragnotes")
