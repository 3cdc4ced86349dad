/// Large pastes that the composer shows as a label, each standing in the text as one character.
///
/// The characters are U+FDD0…U+FDEF: Unicode keeps these for a program's own use inside itself, so no text that comes in
/// has a right to them. A draft can hold as many folded pastes as there are such characters; one more stays as it is.
struct FoldedPastes: Hashable, Sendable {
    private var texts: [String] = []

    private static let first: UInt32 = 0xFDD0
    private static let capacity = 32

    // What a person can take in at a glance in ten rows; as much in one line.
    private static let lineLimit = 8
    private static let characterLimit = 1_000

    var isEmpty: Bool { texts.isEmpty }

    /// Whether a paste hides what is written around it.
    static func isLarge(_ text: String) -> Bool {
        let lines = text.utf8.count { $0 == 0x0A } + 1
        // Bytes are a cheap bound for characters.
        return lines > lineLimit || text.utf8.count > characterLimit && text.count > characterLimit
    }

    static func isPlaceholder(_ scalar: Unicode.Scalar) -> Bool {
        first..<first + UInt32(capacity) ~= scalar.value
    }

    /// Whether a cluster stands for a paste; a mark that was typed behind one is part of its cluster.
    static func isPlaceholder(_ character: Character) -> Bool {
        // Most are one ASCII scalar.
        !character.isASCII && character.unicodeScalars.contains(where: isPlaceholder)
    }

    /// Keeps `text` and gives what stands for it; nil where no character is left.
    mutating func fold(_ text: String) -> String? {
        guard texts.count < Self.capacity, let scalar = Unicode.Scalar(Self.first + UInt32(texts.count)) else {
            return nil
        }
        texts.append(text)
        return String(Character(scalar))
    }

    /// `text` with every paste in full.
    func unfolded(_ text: some StringProtocol) -> String {
        guard !isEmpty else { return String(text) }
        var whole = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if let paste = self.text(of: scalar) {
                whole.append(contentsOf: paste.unicodeScalars)
            } else {
                whole.append(scalar)
            }
        }
        return String(whole)
    }

    /// What a cluster that stands for a paste is shown as; nil for any other.
    func label(of character: Character) -> String? {
        guard !isEmpty, Self.isPlaceholder(character),
            let text = character.unicodeScalars.lazy.compactMap({ self.text(of: $0) }).first
        else { return nil }
        let bytes = text.utf8
        let ends = bytes.count { $0 == 0x0A }
        let lines = bytes.last == 0x0A ? ends : ends + 1
        return lines > 1 ? "[pasted \(lines) lines]" : "[pasted \(text.count) characters]"
    }

    /// Text from outside, without the characters that stand for pastes.
    static func withoutPlaceholders(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isPlaceholder) else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.map { isPlaceholder($0) ? "\u{FFFD}" : $0 }))
    }

    private func text(of scalar: Unicode.Scalar) -> String? {
        guard Self.isPlaceholder(scalar) else { return nil }
        let index = Int(scalar.value - Self.first)
        return index < texts.count ? texts[index] : nil
    }
}
