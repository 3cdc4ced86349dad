package import BatonCore
package import BatonEngine
package import BatonScreen
package import BatonTheme

/// What happened: the only way to change an ``AppState``.
package enum AppEvent: Sendable {
    case input(InputEvent)
    case conversation(ThreadID, ConversationEvent)
    /// The configuration was read: the profiles, the agents for the slots from 1 on, and what to say to a newcomer.
    case profilesFound([Profile], slots: [AgentReference], welcome: [String])
    /// The server knows the thread that the user named; it goes on from this handle.
    case threadFound(AgentReference, RemoteHandle)
    case agentsLoaded(ProfileName, Result<[Agent], PlatformFailure>)
    /// A command of the user's own has answered a call, or not.
    case toolEnded(ThreadID, ToolCallID, Result<JSONValue, PlatformFailure>)
    /// The history's threads, without those of the slots or with them.
    case localThreadsLoaded([ThreadSummary])
    /// How many turns a thread's server has that the history has not; nil where that cannot be told.
    case newerCounted(ThreadID, Int?)
    /// What a profile's server answered to a request.
    case answered(ProfileName, ServerRequest, Result<ServerAnswer, PlatformFailure>)
    /// The profiles whose logins may end, so that the user is told in time.
    case loginsFound([ProfileName])
    case timerFired(AppTimer)
    /// A frame was drawn: each of ``Renderer/viewports`` after ``Renderer/view(_:at:)``. Never changes what the next one shows.
    case presented(Viewport)
    /// Something outside the conversations that the user should know.
    case noticed(Notice)
    case themeChosen(Theme)
    /// A page of a thread's history, as it was asked for.
    case turnsLoaded(ThreadID, TurnPage, Result<LoadedTurns, HistoryFailure>)
    /// Where the words of a search stand, the newest first.
    case searched(String, Result<[SearchHit], HistoryFailure>)
    /// What the history has of the last time: threads for the slots, and what was not sent.
    case slotsRestored([RestoredSlot])
    /// A thread of the history that is to be shown; at a turn of it, where one is named.
    case threadRestored(RestoredThread, at: SearchHit?)
    /// A path where a thread's file would be no other's.
    case exportNamed(ThreadFormat, String)
    /// What became of a thread that was to be written to this path.
    case exported(ThreadID, String, ExportOutcome)
    /// What stands in a folder, named as it was asked for.
    case filesListed(String, Result<[FileEntry], PlatformFailure>)
    /// A file that is to go with the next message of a slot, by its path as it was asked for.
    case fileRead(String, SlotNumber, Result<AttachedFile, PlatformFailure>)
    /// The themes to choose from; none where the terminal shows no colours.
    case themesListed([ThemeRow])
    /// What was recorded of a wire that is being watched, and what passes there, by the watch's number.
    case wirePassed(Int, WirePassage)
    /// The request that carried a turn's message; nil where nothing was recorded of it.
    case requestFound(Result<CurlText?, HistoryFailure>)
    /// The user has left the editor: the draft of a slot as it is now.
    case draftEdited(SlotNumber, Result<String, PlatformFailure>)
}
