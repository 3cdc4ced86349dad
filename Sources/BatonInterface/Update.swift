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
    case .agentsLoaded(let profile, let result): commands = state.agentsLoaded(profile, result, at: moment)
    case .toolEnded(let thread, let call, let result): commands = state.toolEnded(thread, call, result, at: moment)
    case .localThreadsLoaded(let threads):
        commands = state.localThreadsLoaded(threads)
    case .newerCounted(let thread, let count):
        state.newerCounted(thread, count)
        commands = []
    case .answered(let profile, let request, let result):
        commands = state.answered(profile, request, result, at: moment)
    case .loginsFound(let profiles):
        state.logins = profiles.map { LoginWatch(profile: $0) }
        commands = []
    case .timerFired(.login(let profile, let number)):
        commands = state.loginTimerFired(profile, number, at: moment)
    case .timerFired(let timer): commands = state.timerFired(timer)
    case .presented(let viewport): commands = state.presented(viewport)
    case .noticed(let notice): commands = state.show(notice)
    case .themeChosen(let theme):
        state.theme = theme
        commands = []
    case .searched(let query, let result):
        state.searched(query, result)
        commands = []
    case .turnsLoaded(let thread, let page, let result):
        commands = state.turnsLoaded(thread, page, result, at: moment)
    case .slotsRestored(let slots): commands = state.restore(slots, at: moment)
    case .threadRestored(let thread, let hit): commands = state.show(thread, at: hit, moment)
    case .filesListed(let folder, let result):
        state.filesListed(folder, result)
        commands = []
    case .fileRead(let path, let slot, let result): commands = state.fileRead(path, for: slot, result)
    case .exportNamed(let format, let path):
        state.exportNamed(format, path)
        commands = []
    case .exported(let thread, let path, let outcome): commands = state.exported(thread, path, outcome)
    case .themesListed(let themes):
        state.themesListed(themes)
        commands = []
    case .wirePassed(let number, let passage):
        state.wirePassed(number, passage)
        commands = []
    case .requestFound(let result): commands = state.requestFound(result)
    case .draftEdited(let slot, let result): commands = state.draftEdited(slot, result)
    }
    // What comes while the user looks at something above is new when they come down.
    for number in state.slotsInSight where state[number].scroll != .tail { state[number].markUnseen() }
    state.settleTheme()
    state.settleQueue()
    state.settleRecipients()
    commands += state.listFilesIfNeeded() + state.searchIfNeeded()
    commands += state.updateCards(at: moment)
    state.updateStepViewer()
    commands += state.watchWireIfNeeded()
    commands += state.followThreads() + state.watchLogins(after: event)
    commands += state.spinIfNeeded() + state.countDownIfNeeded(at: moment)
    if event.mayChangeDrafts { commands += state.keepWhatChanged() }
    return commands
}
