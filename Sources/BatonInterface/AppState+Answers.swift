internal import BatonCore

extension AppState {
    /// Hands what a server answered to whoever asked.
    mutating func answered(
        _ profile: ProfileName, _ request: ServerRequest, _ result: Result<ServerAnswer, PlatformFailure>,
        at moment: Moment
    ) -> [AppCommand] {
        switch request {
        case .threads(let first):
            threadsLoaded(profile, from: first, result)
            return []
        case .turns(let handle): return turnsLoaded(profile, handle, result, at: moment)
        case .rename: return threadRenamed(result)
        case .delete(let handle): return threadDeleted(profile, handle, result)
        case .rate(let run, _, let rating): return answerRated(run, rating, result)
        case .usage(let run, _): return figuresLoaded(run, result, at: moment)
        case .login: return loginChecked(profile, result, at: moment)
        }
    }
}
