/// What is open on top of the conversation: one thing or nothing.
package enum Overlay: Hashable, Sendable {
    case help(HelpList)
    case picker(AgentPicker)
    case quitting(Quitting)
    case ids(top: Int)
    case links(LinkList)
    case codeBlocks(CodeBlockList)
    case files(FilePicker)
    case hits(HitList)
    case steps(StepViewer)
    case threads(ThreadPicker)
    case line(LineEditor)
    case deleting(ThreadDeletion)
    case export(ThreadExporting)
    case palette(CommandPalette)
    case themes(ThemePicker)
    case queue(QueueList)
    case history(HistorySearch)

    /// What comes to light when this is closed.
    var below: Overlay? {
        switch self {
        case .line(let editor): editor.picker.map { .threads($0) }
        case .deleting(let deletion): .threads(deletion.picker)
        case .export(let export): export.threads.map { .threads($0) }
        default: nil
        }
    }
}

/// The help: the live keys, filtered.
package struct HelpList: Hashable, Sendable {
    package var filter = ""
    /// The first row shown.
    package var top = 0
}

/// What quitting waits for.
package enum Quitting: Hashable, Sendable {
    /// The user's word on the runs that are live. Next: `cancelling`, or the end, or nothing.
    case asking
    /// The runs' ends; the machines give up waiting by themselves. Next: the end.
    case cancelling
}
