package import BatonCore
package import BatonEngine
package import BatonScreen

/// What the interface wants done; performed in the order given.
package enum AppCommand: Hashable, Sendable {
    /// For the conversation's runner.
    case conversation(ThreadID, AgentReference, [ConversationCommand])
    /// Answered by ``AppEvent/agentsLoaded(_:_:)``.
    case loadAgents(ProfileName)
    /// Answered by ``AppEvent/answered(_:_:_:)``, as is every request.
    case ask(ProfileName, ServerRequest)
    /// Answered by ``AppEvent/localThreadsLoaded(_:)``.
    case loadLocalThreads
    /// Answered by ``AppEvent/threadRestored(_:at:)``.
    case openLocalThread(ThreadID)
    /// Compare what a profile's server has of a thread with what the history has; answered by ``AppEvent/newerCounted(_:_:)``.
    case countNewer(ProfileName, RemoteHandle, than: ThreadID)
    case history(HistoryAction)
    /// Fetch a file that an agent of the profile's offered, and keep it where the user keeps such things.
    case save(OfferedFile, ProfileName)
    /// Look for a free path for a thread's file; answered by ``AppEvent/exportNamed(_:_:)``.
    case nameExport(title: String, ThreadFormat)
    /// Write a thread into a file, the path as typed; answered by ``AppEvent/exported(_:_:_:)``.
    case export(ThreadID, ThreadFormat, path: String, isOverwriting: Bool)
    /// Have a browser show an address; it was written by an agent, so nothing but the browser may see it.
    case open(String)
    /// Keep something; written in the order of these commands.
    case record(HistoryRecord)
    /// Look for words in all threads; answered by ``AppEvent/searched(_:_:)``.
    case search(String, atMost: Int)
    /// Answered by ``AppEvent/threadRestored(_:at:)``.
    case openHit(SearchHit)
    /// Answered by ``AppEvent/turnsLoaded(_:_:_:)``.
    case loadTurns(ThreadID, TurnPage)
    /// Answered by ``AppEvent/filesListed(_:_:)``; the folder is as typed, empty for the one that Baton was started in.
    case listFiles(String)
    /// Answered by ``AppEvent/fileRead(_:_:_:)``.
    case readFile(String, SlotNumber)
    /// Have a call answered by a command of the user's own; answered by ``AppEvent/toolEnded(_:_:_:)``.
    case runTool(ThreadID, ToolCall, ToolCommand)
    /// End such a command; it is answered as one that failed.
    case stopTool(ThreadID, ToolCallID)
    /// Watch the wire of a thread from now on, and no other, and tell first what was recorded of these runs. Answered by
    /// ``AppEvent/wirePassed(_:_:)`` with this number, not more often than the screen needs it.
    case watchWire(Int, ThreadID, ProfileName, runs: [RunID])
    case unwatchWire
    /// Answered by ``AppEvent/requestFound(_:)``.
    case findRequest(ThreadID, RunID, ProfileName)
    /// Keep text under a name where the user keeps such things, over no other file; answered by ``AppEvent/noticed(_:)``.
    case saveText(String, name: String)
    /// Answered by ``AppEvent/themesListed(_:)``.
    case listThemes
    /// Lend the terminal to the user's editor with this draft; answered by ``AppEvent/draftEdited(_:_:)``.
    case editDraft(String, SlotNumber)
    /// Lend the terminal to the user's editor with a copy of this text; what is changed there is dropped.
    case showInEditor(String)
    /// Put text on the clipboard, by the first way that works; `what` says for the notice what it is, and how much.
    /// Answered by ``AppEvent/noticed(_:)``.
    case copy(String, what: String)
    /// Call the user, who is looking elsewhere.
    case notify(title: String, body: String)
    /// Have the terminal tell what the mouse does, or leave it to the terminal.
    case setMouse(Bool)
    /// Show rows on the normal screen, where they stay in the terminal's scrollback, until a key is pressed.
    case print([[Cell]])
    /// Answered by ``AppEvent/timerFired(_:)``.
    case schedule(AppTimer, after: Duration)
    /// Give the terminal back to the shell until the user comes back.
    case suspend
    /// Paint every cell again, whatever the terminal is believed to show.
    case redraw
    case quit(QuitSummary?)
}

/// What is left on the normal screen after the end: nil in its place where nothing was said.
package struct QuitSummary: Hashable, Sendable {
    package var thread: ThreadID
    package var agent: AgentReference
    /// What the platform needs to resume the thread; nil where it never answered.
    package var handle: RemoteHandle?
    /// The source text of the last answer; empty where there is none.
    package var answer: String
}
