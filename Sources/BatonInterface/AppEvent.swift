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
    /// The history's threads, without those of the slots or with them.
    case localThreadsLoaded([ThreadSummary])
    /// A thread of the history, or nil where it no longer has it.
    case localThreadOpened(ChatThread?)
    /// What a profile's server answered to a request.
    case answered(ProfileName, ServerRequest, Result<ServerAnswer, PlatformFailure>)
    /// The profiles whose logins may end, so that the user is told in time.
    case loginsFound([ProfileName])
    case timerFired(AppTimer)
    /// A frame was drawn: ``Renderer/viewport`` after ``Renderer/view(_:at:)``. Never changes what the next one shows.
    case presented(Viewport)
    /// Something outside the conversations that the user should know.
    case noticed(Notice)
    case themeChosen(Theme)
}
