"""Which characters the old standards have: what the scripts that make tables ask."""


def in_charset(char, charset):
    """Whether a standard, "gb2312" or "gbk", has a character, as two bytes."""
    try:
        return len(char.encode(charset)) == 2
    except UnicodeEncodeError:
        return False


def is_han(char):
    return "\u4e00" <= char <= "\u9fff"
