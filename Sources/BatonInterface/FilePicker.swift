internal import BatonCore

/// A path that is being typed, and what stands in the folder that it has come to.
package struct FilePicker: Hashable, Sendable {
    /// As typed: `~/Documents/re`.
    package var path = ""
    package var selection = 0
    /// Whether an `@` in the composer has opened it, which gives way to the file or else stays text.
    package let isMention: Bool
    var listing = Listing.wanted

    /// What is known of ``folder``.
    enum Listing: Hashable, Sendable {
        /// Next: `asked`.
        case wanted
        /// Next: `read`, `failed`; `wanted` for another folder.
        case asked
        case read([FileEntry])
        case failed(String)
    }

    /// The typed path up to its last slash; empty for the folder that Baton was started in.
    package var folder: String {
        path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    }

    /// What was typed of the name.
    var beginning: Substring {
        path.lastIndex(of: "/").map { path[path.index(after: $0)...] } ?? path[...]
    }

    /// The entries that fit what was typed of the name, folders and files as they are listed; hidden ones only for a dot.
    var rows: [FileEntry] {
        let pattern = beginning
        guard case .read(let entries) = listing else { return [] }
        let visible = entries.filter { !$0.name.hasPrefix(".") || pattern.hasPrefix(".") }
        guard !pattern.isEmpty else { return visible }
        let wanted = pattern.lowercased()
        let starting = visible.filter { $0.name.lowercased().hasPrefix(wanted) }
        // A dot asks for the hidden ones, not for every name with an ending.
        guard !wanted.hasPrefix(".") else { return starting }
        let others = visible.filter {
            !$0.name.lowercased().hasPrefix(wanted) && FuzzyMatch.score(String(pattern), in: $0.name) != nil
        }
        return starting + others
    }

    /// Changes the path; another folder is to be read.
    mutating func changePath(_ change: (inout String) -> Void) {
        let before = folder
        change(&path)
        selection = 0
        if folder != before { listing = .wanted }
    }

    /// Goes into a folder of the list.
    mutating func enter(_ entry: FileEntry) {
        let newer = folder + entry.name + "/"
        changePath { $0 = newer }
    }

    /// Types on as far as all fitting names agree.
    mutating func complete() {
        let names = rows.map(\.name).filter { $0.lowercased().hasPrefix(beginning.lowercased()) }
        guard var common = names.first else { return }
        for name in names.dropFirst() { common = String(common.commonPrefix(with: name)) }
        guard common.count > beginning.count || names.count == 1 else { return }
        let isFolder = names.count == 1 && rows.first { $0.name == common }?.isFolder == true
        let newer = folder + common + (isFolder ? "/" : "")
        changePath { $0 = newer }
    }

    /// The path as a drag from a file manager pastes it: in quotes, or with its blanks escaped.
    static func unquoted(_ text: String) -> String {
        var text = text
        while text.last?.isWhitespace == true { text.removeLast() }
        for quote in ["'", "\""] where text.count > 1 && text.hasPrefix(quote) && text.hasSuffix(quote) {
            return String(text.dropFirst().dropLast())
        }
        return text.replacing("\\ ", with: " ")
    }
}

extension String {
    fileprivate func commonPrefix(with other: String) -> Substring {
        var end = startIndex
        for (left, right) in zip(indices, other.indices) {
            guard self[left] == other[right] else { break }
            end = index(after: left)
        }
        return self[..<end]
    }
}
