package import BatonCore

/// A thread on its way into a file: in which form, then where.
package struct ThreadExporting: Hashable, Sendable {
    package enum Stage: Hashable, Sendable {
        /// Which form. Next: `naming`.
        case format
        /// A free path is looked for. Next: `path`.
        case naming
        /// Which file. Next: `writing`.
        case path
        /// Next: the end, `taken`, or `path` where it failed.
        case writing
        /// A file stands there: the user's word is awaited. Next: `writing`, `path`.
        case taken
    }

    let thread: ThreadID
    let title: String
    /// Where it was called from, to go back to.
    let threads: ThreadPicker?
    package var stage = Stage.format
    package var format = ThreadFormat.markdown
    var picker = FilePicker(isMention: false)
    /// The row of the forms; then 0 for the path as it is typed, and the rows of the folder from 1 on.
    package var selection = 0
    /// The file's name as it was suggested, which goes along into other folders.
    var name = ""

    init(thread: ThreadID, title: String, threads: ThreadPicker?) {
        self.thread = thread
        self.title = title
        self.threads = threads
    }

    /// Whether a path is shown.
    var hasPath: Bool { stage != .format && stage != .naming }

    var rowCount: Int { hasPath ? picker.rows.count + 1 : ThreadFormat.allCases.count }

    /// The entry that is selected; nil for the path as it is typed.
    var entry: FileEntry? {
        let rows = picker.rows
        return hasPath && rows.indices.contains(selection - 1) ? rows[selection - 1] : nil
    }

    /// Whether something of the typed name stands in the folder already, as far as that is known.
    var isTaken: Bool { picker.rows.contains { $0.name == picker.beginning } }

    mutating func suggest(_ path: String) {
        stage = .path
        picker.changePath { $0 = path }
        name = String(picker.beginning)
        selection = 0
    }

    /// Goes into a folder of the list, and takes the name along.
    mutating func enter(_ folder: FileEntry) {
        picker.enter(folder)
        let path = picker.path + name
        picker.changePath { $0 = path }
        selection = 0
    }
}
