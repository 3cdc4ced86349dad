package import BatonCore
internal import BatonScreen
internal import BatonTheme

/// The one function that changes the state: routes an event to the concern that it belongs to.
///
/// Pure: the same state and event give the same state and commands. Cost follows the event and the screen, never the
/// length of a transcript.
package func update(_ state: inout AppState, _ event: AppEvent, at moment: Moment) -> [AppCommand] {
    var commands: [AppCommand]
    switch event {
    case .input(let input): commands = state.handle(input, at: moment)
    case .conversation(let thread, let event): commands = state.handle(event, of: thread, at: moment)
    case .profilesFound(let profiles, let slots, let welcome):
        commands = state.configure(profiles: profiles, agents: slots, welcome: welcome)
    case .threadFound(let agent, let handle): commands = state.resume(handle, with: agent)
    case .agentsLoaded(let profile, let result): commands = state.agentsLoaded(profile, result)
    case .timerFired(let timer): commands = state.timerFired(timer)
    case .presented(let viewport): commands = state.presented(viewport)
    case .noticed(let notice): commands = state.show(notice)
    case .themeChosen(let theme):
        state.theme = theme
        commands = []
    case .filesListed(let folder, let result):
        state.filesListed(folder, result)
        commands = []
    case .fileRead(let path, let slot, let result): commands = state.fileRead(path, for: slot, result)
    case .themesListed(let themes):
        state.themesListed(themes)
        commands = []
    case .draftEdited(let slot, let result): commands = state.draftEdited(slot, result)
    }
    state.settleTheme()
    state.settleQueue()
    commands += state.listFilesIfNeeded()
    state.updateStepViewer()
    commands += state.spinIfNeeded()
    return commands
}
