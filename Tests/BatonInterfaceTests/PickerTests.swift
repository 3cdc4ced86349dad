import BatonCore
import BatonEngine
import BatonInterface
import Testing

@Suite struct PickerTests {
    private func opened() -> Session {
        var session = Session()
        session.press("Alt-g")
        return session
    }

    private let agents = [
        Agent(id: "1", name: "guide", summary: "Answers questions"), Agent(id: "2", name: "stumble", summary: "Fails"),
    ]

    @Test("the picker asks every profile once, and shows that it waits")
    func loading() {
        var session = opened()
        session.press("Esc C-x b")
        let asked = session.commands.filter { if case .loadAgents = $0 { true } else { false } }
        #expect(asked == [.loadAgents("rehearsal"), .loadAgents("rehearsal-orq")])
        #expect(session.screen.contains("asking rehearsal-orq for its agents"))
    }

    @Test("what is typed and chosen before the agents are there is done once all profiles have answered")
    func ahead() {
        var session = opened()
        session.type("stum")
        session.press("Enter")
        #expect(session.screen.contains("chosen as soon as all have answered"))
        session.send(.agentsLoaded("rehearsal", .success(agents)))
        #expect(session.state.overlay != nil)
        session.send(.agentsLoaded("rehearsal-orq", .success([])))
        #expect(session.state.overlay == nil)
        #expect(session.state.active.agent == AgentReference(profile: "rehearsal", agent: "stumble"))
    }

    @Test("a choice that waits is given up by the next key, and told where nobody fits")
    func aheadOfNobody() {
        var session = opened()
        session.type("xyz")
        session.press("Enter")
        session.send(.agentsLoaded("rehearsal", .success(agents)))
        session.send(.agentsLoaded("rehearsal-orq", .success([])))
        #expect(session.status.contains("No agent matches"))
        let model = Agent(id: "model:m/xyz", name: "model:m/xyz", model: "m/xyz")
        session.send(.agentsLoaded("rehearsal", .success(agents + [model])))
        #expect(session.state.active.agent?.model == "m/xyz")
        session = opened()
        session.type("guid")
        session.press("Enter")
        session.type("e")
        session.send(.agentsLoaded("rehearsal", .success(agents)))
        session.send(.agentsLoaded("rehearsal-orq", .success([])))
        #expect(session.state.overlay != nil)
    }

    @Test("agents of all profiles stand in columns, with their slot; a failure says why and what to do")
    func rows() {
        var session = opened()
        session.send(.agentsLoaded("rehearsal", .success(agents)))
        session.send(.agentsLoaded("rehearsal-orq", .failure(PlatformFailure(.unreachable, "Nobody answers"))))
        #expect(
            session.screen.split(separator: "\n")[2...5].joined(separator: "\n") == """
                 Agents                                                  2 agents · Enter opens
                 › guide    rehearsal  Answers questions                                 slot 1
                   stumble  rehearsal  Fails
                   ✗ rehearsal-orq: Nobody answers. Check the profile's url and the network, th…
                """)
    }

    @Test("models stand behind all agents, counted for themselves, and can be given a slot")
    func models() {
        var session = opened()
        let model = Agent(id: "model:m/one", name: "model:m/one", summary: "Model without an agent", model: "m/one")
        session.send(.agentsLoaded("rehearsal", .success(agents + [model])))
        session.send(.agentsLoaded("rehearsal-orq", .success(agents)))
        let names = session.screen.split(separator: "\n")[3...7].map { $0.drop { " ›".contains($0) }.prefix(5) }
        #expect(names == ["guide", "stumb", "guide", "stumb", "model"])
        #expect(session.screen.contains("4 agents · 1 model"))
        session.type("m/one")
        session.press("Enter")
        #expect(session.state.active.agent?.model == "m/one")
    }

    @Test("choosing a failed profile asks it again")
    func retry() {
        var session = opened()
        session.send(.agentsLoaded("rehearsal", .failure(PlatformFailure(.unreachable, "Nobody answers"))))
        session.send(.agentsLoaded("rehearsal-orq", .success([])))
        session.press("Enter")
        #expect(session.commands.filter { $0 == .loadAgents("rehearsal") }.count == 2)
    }

    @Test("letters filter by agent and profile, the best match first")
    func filters() {
        var session = opened()
        session.send(.agentsLoaded("rehearsal", .success(agents)))
        session.send(.agentsLoaded("rehearsal-orq", .success(agents)))
        session.type("orq stx")
        session.press("Backspace u Enter")
        #expect(session.state.active.agent == AgentReference(profile: "rehearsal-orq", agent: "stumble"))
    }

    @Test("an agent that has a slot is shown there, a new one takes a free slot")
    func places() {
        var session = opened()
        session.send(.agentsLoaded("rehearsal", .success(agents)))
        session.press("Alt-2 Alt-g Enter")
        #expect(session.state.activeNumber.value == 1)
        session.press("Alt-g Down Enter")
        #expect(session.state.activeNumber.value == 7)
        #expect(session.state.overlay == nil)
    }
}
