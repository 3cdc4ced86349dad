/// What a user can ask for with a key.
package enum UserCommand: Hashable, Sendable {
    // The conversation
    case send, newLine, takeBackQueued, newThread
    /// The newest queued message where there is one, else the one sent before.
    case takeBackNewest
    case escape, interrupt, cancelRun, detach, reattach
    // Going on after a refusal, and what an answer cost
    case retry, fork
    // Writing
    case edit(ComposerCommand)
    // Files
    case attachFile, detachNewestFile, completePath
    // Commands by name, themes, the editor, the queue, earlier messages
    case openPalette, openSlashCommands, completeCommand, openThemes, editDraft
    case openQueue, queue(QueueCommand), searchHistory, history(HistoryCommand)
    // Agents
    case selectSlot(SlotNumber), selectLastSlot, selectNextInNeed, openPicker, handOver
    case compare, closeComparison, sendToActive
    // Threads
    case searchThreads
    case openThreads, renameThread, pinThread, archiveThread, deleteThread, confirmDeletion(ThreadRow.Place)
    case exportThread, overwriteFile
    // Answers
    case rateAnswer(isPositive: Bool), loadFigures, saveFile
    case acceptLine
    // Looking
    case scroll(Scrolling)
    case focusTranscript, focusComposer, togglePane(SidePane), toggleMaximised, showIDs, openLinks, openHelp
    case toggleRaw, toggleCodeWrap
    case copyAnswer, copyIDs, openCodeBlocks, toggleMouse, printThread
    case cycleDensity, openSteps, viewer(StepViewerCommand)
    case pager(PagerCommand)
    case pane(SidePaneCommand)
    // What the agent asks
    case card(CardCommand)
    /// From the composer to the card, from there to the transcript, the side pane, and back.
    case focusNext
    // Lists
    case list(ListMotion), choose, eraseFilter, clearFilter
    // Baton itself
    case quit, redraw, suspend
    case quitDetaching, quitCancelling, stay

    /// How far the transcript moves.
    package enum Scrolling: Hashable, Sendable {
        case lineUp, lineDown, halfPageUp, halfPageDown, pageUp, pageDown, top, end
        /// For rows that are wider than the screen.
        case left, right
    }

    /// How far a list's selection moves.
    package enum ListMotion: Hashable, Sendable {
        case up, down, pageUp, pageDown, top, end
        /// Nowhere, but inside the list, which may have become shorter.
        case stay
    }
}
