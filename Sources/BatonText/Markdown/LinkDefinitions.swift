/// The targets that a text defines for its links by label (CommonMark §4.7).
struct LinkDefinitions: Hashable, Sendable {
    /// By label, normalised as the parser does.
    let targets: [String: String]

    var isEmpty: Bool { targets.isEmpty }

    init(_ targets: [String: String] = [:]) {
        self.targets = targets
    }

    /// These and, for labels that they lack, the `later` ones.
    func merging(_ later: LinkDefinitions) -> LinkDefinitions {
        if later.isEmpty { return self }
        if isEmpty { return later }
        return LinkDefinitions(targets.merging(later.targets) { first, _ in first })
    }

    /// Only those whose labels `other` lacks.
    func subtracting(_ other: LinkDefinitions) -> LinkDefinitions {
        isEmpty || other.isEmpty ? self : LinkDefinitions(targets.filter { other.targets[$0.key] == nil })
    }

    /// The labels whose targets differ from those of `other`.
    func labels(differingFrom other: LinkDefinitions) -> [String] {
        if isEmpty, other.isEmpty { return [] }
        return Set(targets.keys).union(other.targets.keys).filter { targets[$0] != other.targets[$0] }
    }

    /// Whether `text` may define anything: surely, where it does.
    static func mayDefine(_ text: CommonMark.Bytes) -> Bool {
        text.indices.dropLast().contains { text[$0] == 0x5D && text[$0 + 1] == 0x3A }
    }

    /// Whether `text` may refer to `label`: surely, where it does; it may be said of other text too.
    static func mayRefer(_ text: CommonMark.Bytes, to label: String) -> Bool {
        let label = Array(label.utf8)
        return text.indices.contains { text[$0] == 0x5B && matches(text[($0 + 1)...], label) }
    }

    /// Whether `text` begins with `label` and its closing bracket, but for case and the amount of white space. What is not
    /// ASCII is taken for a match, because case folding may turn anything into anything.
    private static func matches(_ text: Slice<CommonMark.Bytes>, _ label: [UInt8]) -> Bool {
        var index = skippingSpace(in: text, from: text.startIndex)
        var expected = 0
        while expected < label.count, index < text.endIndex {
            let byte = text[index]
            if byte >= 0x80 || label[expected] >= 0x80 { return true }
            if isSpace(byte) {
                guard label[expected] == 0x20 else { return false }
                index = skippingSpace(in: text, from: index)
            } else {
                guard lowercased(byte) == lowercased(label[expected]) else { return false }
                index += 1
            }
            expected += 1
        }
        index = skippingSpace(in: text, from: index)
        return expected == label.count && index < text.endIndex && text[index] == 0x5D
    }

    private static func skippingSpace(in text: Slice<CommonMark.Bytes>, from start: Int) -> Int {
        text[start...].firstIndex { !isSpace($0) } ?? text.endIndex
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || (0x09...0x0D).contains(byte)
    }

    private static func lowercased(_ byte: UInt8) -> UInt8 {
        (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
    }
}
