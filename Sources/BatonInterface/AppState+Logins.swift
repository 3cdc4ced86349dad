internal import BatonCore
internal import BatonEngine
internal import BatonScreen

/// Until when each profile's login is good: asked when its slot is first in sight, and again before it ends.
///
/// Nothing wakes up meanwhile but one timer ten minutes before the end, and one a minute from there.
extension AppState {
    /// What an event means for the logins; the first look at a profile comes after a frame has shown it.
    mutating func watchLogins(after event: AppEvent) -> [AppCommand] {
        guard !logins.isEmpty, let profile = active.agent?.profile,
            let index = logins.firstIndex(where: { $0.profile == profile })
        else { return [] }
        switch (event, logins[index].state) {
        case (.presented, .unasked):
            logins[index].state = .asked
            // The timer runs after the frame, which does not wait for it.
            return [.schedule(.login(profile, logins[index].timer), after: .zero)]
        // Whoever comes back from another terminal may have renewed the login there.
        case (.input(.focusChanged(true)), .gone): return askLogin(index)
        default: return []
        }
    }

    mutating func loginTimerFired(_ profile: ProfileName, _ number: Int, at moment: Moment) -> [AppCommand] {
        guard let index = logins.firstIndex(where: { $0.profile == profile }), logins[index].timer == number else {
            return []
        }
        guard case .good(let until) = logins[index].state else { return askLogin(index) }
        // At the warning the login may have been renewed, and at its end it is the server that knows; between them only
        // the minutes go down.
        let left = until - moment.unixMilliseconds
        return left <= 0 || left > LoginWatch.warning - LoginWatch.minute ? askLogin(index) : tick(index, left: left)
    }

    private mutating func askLogin(_ index: Int) -> [AppCommand] {
        logins[index].timer = nextTimerNumber()
        if case .good = logins[index].state {} else { logins[index].state = .asked }
        return [.ask(logins[index].profile, .login)]
    }

    mutating func loginChecked(
        _ profile: ProfileName, _ result: Result<ServerAnswer, PlatformFailure>, at moment: Moment
    ) -> [AppCommand] {
        guard let index = logins.firstIndex(where: { $0.profile == profile }) else { return [] }
        switch result {
        case .success(.login(let login)):
            guard let until = login.until, !login.isRenewed else {
                logins[index].state = .settled
                return []
            }
            logins[index].state = .good(until: until)
            return tick(index, left: until - moment.unixMilliseconds)
        case .success: return []  // Another request's answer; the wiring never gives one.
        case .failure(let failure) where failure.code == .unauthorized:
            logins[index].state = .gone(advice: failure.advice.next)
            return show(.error, "\(profile): \(failure.advice.sentence)", hint: failure.advice.next)
        case .failure:
            // A server that does not answer will be heard of when something is sent there.
            guard case .good(let until) = logins[index].state else {
                logins[index].state = .settled
                return []
            }
            return tick(index, left: until - moment.unixMilliseconds)
        }
    }

    /// Asks to be woken when the login's minutes change, or ten minutes before its end.
    private mutating func tick(_ index: Int, left: Int64) -> [AppCommand] {
        guard left > 0 else {
            logins[index].state = .gone(advice: "Sign in again.")
            return []
        }
        logins[index].timer = nextTimerNumber()
        let delay = left > LoginWatch.warning ? left - LoginWatch.warning : (left - 1) % LoginWatch.minute + 1
        return [.schedule(.login(logins[index].profile, logins[index].timer), after: .milliseconds(delay))]
    }

    /// What the status line says of the login of the agent in sight; nil while all is well.
    func loginText(at moment: Moment) -> (text: String, advice: String?)? {
        guard !logins.isEmpty, let profile = active.agent?.profile,
            let state = logins.first(where: { $0.profile == profile })?.state
        else { return nil }
        switch state {
        case .gone(let advice): return ("login expired", advice)
        case .good(let until):
            let left = until - moment.unixMilliseconds
            if left <= 0 { return ("login expired", nil) }
            guard left <= LoginWatch.warning else { return nil }
            return ("login expires in \((left + LoginWatch.minute - 1) / LoginWatch.minute) min", nil)
        case .unasked, .asked, .settled: return nil
        }
    }
}
