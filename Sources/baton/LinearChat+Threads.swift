import BatonCore
import BatonEngine
import BatonInterface
import BatonSettings

/// Other agents and other threads.
extension LinearChat {
    mutating func loadAgents() {
        ask { platform throws(PlatformFailure) in .agentsListed(try await platform.agents()) }
    }

    mutating func list(_ agents: [Agent]) {
        say(
            agents.map { agent in
                let summary = agent.summary ?? agent.displayName ?? ""
                return LinearOutput.oneLine(summary.isEmpty ? agent.name : "\(agent.name): \(summary)")
            })
        let others = setup.configuration.profiles.map(\.name.text).filter { $0 != profile.name.text }
        if !others.isEmpty { say("Other profiles: \(others.joined(separator: ", "))") }
    }

    /// Nothing that runs is left without a word.
    private mutating func mayLeave() -> Bool {
        guard case .idle = machine.phase else {
            if case .detached = machine.phase { return true }
            say("A run is going on: /cancel or /detach first.")
            return false
        }
        return true
    }

    mutating func change(toAgent name: String) {
        guard !name.isEmpty else { return say("Which one? /agent NAME; /agents lists them.") }
        let reference = agent(named: name)
        guard let profile = setup.configuration[reference.profile], mayLeave() else { return }
        self.profile = profile
        begin(Self.newThread(with: reference))
    }

    /// Begins a thread with another agent whose first message takes along what was said in this one.
    mutating func hand(toAgent name: String) {
        guard !name.isEmpty else { return say("To whom? /hand NAME; /agents lists them.") }
        let reference = agent(named: name)
        guard let profile = setup.configuration[reference.profile], mayLeave() else { return }
        if reference == machine.thread.agent { return say("\(self.name) has the conversation.") }
        guard machine.queue.isEmpty else {
            return say("\(machine.queue.count) queued: /queue send sends the next, /queue drop forgets them.")
        }
        let thread = Self.newThread(with: reference)
        guard let handOver = HandOver(of: machine.thread, to: thread.id, reference) else {
            return say("Nothing was said here yet.")
        }
        let files = files
        tell(.handedOver(handOver))
        self.profile = profile
        begin(thread)
        self.files = files
        tell(.handedOver(handOver))
        say(LinearReport.origin(handOver))
    }

    /// `PROFILE/NAME` where there is such a profile, else an agent of this one.
    func agent(named name: String) -> AgentReference {
        if let slash = name.firstIndex(of: "/"), setup.configuration[ProfileName(String(name[..<slash]))] != nil {
            return AgentReference(
                profile: ProfileName(String(name[..<slash])), agent: String(name[name.index(after: slash)...]))
        }
        return AgentReference(profile: profile.name, agent: name)
    }

    mutating func begin(_ thread: ChatThread) {
        guard mayLeave() else { return }
        machine = Self.machine(thread, profile)
        asking = nil
        files = []
        let place = "\(name) of \(LinearOutput.oneLine(profile.name.text))"
        say(thread.isNew ? "A new thread with \(place)." : "A thread with \(place).")
        if let origin = thread.origin { say(LinearReport.origin(origin)) }
        showNewest()
    }

    // As many as are listened to at once.
    private static let listed = 20

    mutating func loadModels() {
        ask { platform throws(PlatformFailure) in
            let models = try await platform.models().map { "model:\($0.model ?? $0.name)" }
            return .said(models.isEmpty ? ["There is no model without an agent."] : models.map(LinearOutput.oneLine))
        }
    }

    /// Those here and those at the servers, which match all the words of `filter`.
    mutating func listThreads(_ filter: String) {
        isInquiring = true
        let (setup, runner, post) = (setup, runner, post)
        let query = ThreadQuery(filter: filter, limit: Self.listed)
        Task {
            await runner.settle()
            do throws(HistoryFailure) {
                let rows = await ThreadListing(setup: setup, query: query)
                    .rows(locals: try await setup.history.threads(query))
                let lines = rows.map { row in
                    let newer = row.newerCount > 0 ? "\(row.newerCount) newer at the server, " : ""
                    let (local, marks) = (row.locals.first, (row.isPinned ? "pinned, " : "") + newer)
                    let agent = local?.agent.agent ?? row.remote?.agent?.text ?? "?"
                    let id = local?.id.text ?? row.handle?.ids.all.first?.text ?? "?"
                    return LinearOutput.oneLine("\(id): \(marks)\(row.profile)/\(agent): \(row.title)")
                }
                let none = filter.isEmpty ? "There is no thread yet." : "No thread is like that."
                post(.said(lines.isEmpty ? [none] : lines))
            } catch {
                post(.said([error.message]))
            }
        }
    }

    mutating func search(_ words: String) {
        guard !words.isEmpty else { return say("For what? /search WORDS") }
        askHistory { history throws(HistoryFailure) in
            let hits = try await history.search(words, atMost: Self.listed)
            let lines = hits.map { hit in
                let kind = hit.kind == .answer ? "answer" : hit.kind.rawValue
                let snippet = hit.snippet.map(\.text).joined()
                return LinearOutput.oneLine("\(hit.thread.text), turn \(hit.turnIndex + 1), \(kind): \(snippet)")
            }
            return .said(lines.isEmpty ? ["That stands in no thread."] : lines)
        }
    }

    mutating func open(_ id: String) {
        guard !id.isEmpty else { return say("Which one? /open ID; /threads lists them.") }
        guard mayLeave() else { return }
        isInquiring = true
        let (history, post, platforms, agent) = (setup.history, post, setup.platforms, machine.thread.agent)
        Task {
            do {
                if let found = try await history.thread(named: id),
                    let thread = try await history.thread(found.id, atMost: ChatThread.page)
                {
                    return post(.opened(thread))
                }
                var thread = Self.newThread(with: agent)
                thread.handle = try await platforms.platform(for: agent.profile).thread(named: id, agent: agent.agent)
                post(.opened(thread))
            } catch let failure as PlatformFailure {
                post(.said(["\(failure.advice.sentence) \(failure.advice.next)"]))
            } catch {
                let message = (error as? HistoryFailure)?.message ?? "\(error)"
                post(.said(message.split(separator: "\n").map(String.init)))
            }
        }
    }

    mutating func show(_ thread: ChatThread) {
        guard mayLeave() else { return }
        guard let profile = setup.configuration[thread.agent.profile] else {
            return say("There is no profile “\(thread.agent.profile.text)” any more.")
        }
        self.profile = profile
        begin(thread)
    }
}
