/// Where a row may end, for every layout of running text.
///
/// A row ends after white space, and beside a wide cluster where the two neighbours permit it. Latin words never break
/// inside, unless one is longer than the whole row. This is the part of UAX #14 (Unicode 16) that running text needs.
package enum LineBreaking {
    /// Whether a row may end at `scalar`, a white space that does not glue.
    package static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20, 0x09, 0x1680, 0x2000...0x2006, 0x2008...0x200A, 0x205F, 0x3000: true
        default: false
        }
    }

    /// Whether a row may end between two clusters of which at least one is wide and neither is a space; each is given by
    /// its first scalar.
    package static func isAllowed(after left: Unicode.Scalar, before right: Unicode.Scalar) -> Bool {
        !opens(left) && !closes(right)
    }

    /// What never ends a row: opening brackets and quotes, and currency signs before their amount (UAX #14 OP, PR).
    private static func opens(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "(", "[", "{", "$", "£", "¥", "‘", "“", "￡", "￥": true
        case "〈", "《", "「", "『", "【", "〔", "〖", "〘", "〚", "〝", "（", "［", "｛", "｟", "｢": true
        default: false
        }
    }

    /// What never begins a row: closing brackets and quotes, stops, small kana, marks of repetition and length
    /// (UAX #14 CL, CP, EX, IS, NS, CJ, PO).
    private static func closes(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "!", "%", ")", ",", ".", ":", ";", "?", "]", "}", "’", "”", "…", "‥", "‼", "⁇"..."⁉": true
        case "、", "。", "々", "〉", "》", "」", "』", "】", "〕", "〗", "〙", "〛", "〜", "〞", "〟", "〻": true
        case "ぁ", "ぃ", "ぅ", "ぇ", "ぉ", "っ", "ゃ", "ゅ", "ょ", "ゎ", "ゕ", "ゖ", "ゝ", "ゞ": true
        case "ァ", "ィ", "ゥ", "ェ", "ォ", "ッ", "ャ", "ュ", "ョ", "ヮ", "ヵ", "ヶ", "・", "ー", "ヽ", "ヾ", "ㇰ"..."ㇿ": true
        case "！", "％", "）", "，", "．", "：", "；", "？", "］", "｝", "｠", "｡", "｣", "､", "･", "ｰ": true
        default: false
        }
    }
}
