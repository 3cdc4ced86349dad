import BatonCore
import BatonEngine
import Testing

private let busy = PlatformFailure(.busy, "Task is not in an inactive state", httpStatus: 409)
private let doubtful = PlatformFailure(.connectionLost, "reset", delivery: .unknown)

private func request(in commands: [ConversationCommand]) -> RunRequest? {
    for case .startRun(_, let request) in commands { return request }
    return nil
}

@Suite("Ways on")
struct RecoveryTests {
    /// A conversation with one answered turn, and a second prompt that failed.
    private func bench(_ failure: PlatformFailure) -> MachineBench {
        var bench = MachineBench.working()
        bench.receive(text("Hi."), .ended(.completed))
        bench.send(.promptSubmitted(Prompt("again", files: [file])))
        bench.send(.streamEnded(bench.run.id, failure))
        return bench
    }

    private let file = AttachedFile(name: "a", mediaType: "image/png", content: .bytes([1]))

    @Test("a prompt that the server refused can be sent again as it was, files and all, in the same conversation")
    func retry() {
        var bench = bench(busy)
        let request = request(in: bench.send(.retryRequested))
        #expect(request?.prompt == Prompt("again", files: [file]))
        #expect(request?.continuing?.ids[.thread] == "T")
        #expect(request?.transcript == [])
        #expect(bench.machine.thread.turns.count == 3)
    }

    @Test("a prompt that the server may have is never sent again, by retrying or by forking")
    func neverTwice() {
        for event in [ConversationEvent.retryRequested, .forkRequested] {
            var bench = bench(doubtful)
            #expect(bench.send(event).started.isEmpty)
            #expect(bench.machine.notice != nil)
        }
        var working = MachineBench.working()
        #expect(working.send(.retryRequested).isEmpty)
        #expect(working.send(.forkRequested).isEmpty)
        working.receive(.ended(.completed))
        #expect(working.send(.retryRequested).isEmpty)
    }

    @Test("a fork sends the refused prompt to a new conversation, with what was said before it and nothing twice")
    func fork() {
        var bench = bench(busy)
        let request = request(in: bench.send(.forkRequested))
        #expect(request?.prompt.text == "again")
        #expect(request?.continuing == nil)
        #expect(
            request?.transcript == [
                ChatMessage(role: .user, text: "hello"), ChatMessage(role: .assistant, text: "Hi."),
            ])
    }

    @Test("a fork that fails stays a fork until a server has taken it, and then the new ids are the thread's alone")
    func forkAgain() {
        var bench = bench(busy)
        bench.send(.forkRequested)
        bench.send(.streamEnded(bench.run.id, PlatformFailure(.unreachable, "nobody")))
        #expect(request(in: bench.send(.retryRequested))?.transcript.count == 2)
        bench.receive(.accepted(RemoteHandle(platform: .orq, ids: RemoteIDs([.task: "K2"]))), .ended(.completed))
        #expect(bench.machine.thread.handle?.ids.all.map(\.text) == ["K2"])
        let next = request(in: bench.send(.promptSubmitted(Prompt("on"))))
        #expect(next?.transcript == [])
        #expect(next?.continuing?.ids[.task] == "K2")
    }

    @Test("without a refused prompt a fork waits for the next message")
    func forkOfAnAnswer() {
        var bench = MachineBench.working()
        bench.receive(text("Hi."), .ended(.completed))
        #expect(bench.send(.forkRequested).isEmpty)
        let request = request(in: bench.send(.promptSubmitted(Prompt("elsewhere"))))
        #expect(request?.continuing == nil)
        #expect(request?.transcript.map(\.text) == ["hello", "Hi."])
    }

    @Test("what answered the old conversation's calls does not go into the new one")
    func forkOfResults() {
        var bench = MachineBench.working()
        bench.receive(text("Hi."), .ended(.needs(Need(kind: .toolResult, question: "?"))))
        bench.send(.promptSubmitted(Prompt("get_weather: 14", toolResults: [ToolResult(call: "c", value: 14)])))
        bench.send(.streamEnded(bench.run.id, busy))
        #expect(request(in: bench.send(.forkRequested))?.prompt == Prompt("get_weather: 14"))
    }

    @Test("a model is told with every prompt what was said before it, and nothing that it never got")
    func models() {
        var bench = MachineBench()
        let agent = AgentReference(profile: "p", agent: "model:openai/gpt-4o")
        bench.machine = ConversationMachine(thread: ChatThread(id: "t", agent: agent), seed: 1)
        #expect(request(in: bench.send(.promptSubmitted(Prompt("one"))))?.transcript == [])
        bench.receive(text("1"), .ended(.completed))
        bench.send(.promptSubmitted(Prompt("lost")))
        bench.send(.streamEnded(bench.run.id, PlatformFailure(.unreachable, "nobody")))
        let request = request(in: bench.send(.promptSubmitted(Prompt("two"))))
        #expect(request?.transcript.map(\.text) == ["one", "1"])
    }

    @Test("twelve answers in a row go out without the user, and the user's own word begins the count anew")
    func automaticAnswers() {
        var bench = MachineBench.working()
        let need = Need(kind: .toolResult, question: "?", calls: [ToolCall(id: "c", name: "f")])
        func prompt(_ number: Int) -> Prompt {
            Prompt("\(number)", toolResults: [ToolResult(call: "c", value: .number(number))])
        }
        bench.receive(.ended(.needs(need)))
        for number in 1...ConversationMachine.automaticAnswerLimit {
            #expect(bench.machine.mayAnswerByItself)
            #expect(bench.send(.callsAnswered(prompt(number))).started == ["\(number)"])
            bench.receive(.ended(.needs(need)))
        }
        #expect(!bench.machine.mayAnswerByItself)
        #expect(bench.send(.callsAnswered(prompt(13))).started.isEmpty)
        #expect(bench.machine.notice?.severity == .warning)
        #expect(bench.send(.promptSubmitted(prompt(14))).started == ["14"])
        bench.receive(.ended(.needs(need)))
        #expect(bench.send(.callsAnswered(prompt(15))).started == ["15"])
        #expect(bench.send(.callsAnswered(prompt(16))).isEmpty)
    }

    @Test("the span of one run does not outlive the next run's first handle")
    func span() {
        var bench = MachineBench.working()
        bench.receive(
            .accepted(RemoteHandle(platform: .orq, ids: RemoteIDs([.trace: "1", .span: "2"]))), .ended(.completed))
        bench.send(.promptSubmitted(Prompt("again")))
        bench.receive(.accepted(RemoteHandle(platform: .orq, ids: RemoteIDs([.run: "R2"]))))
        #expect(bench.machine.thread.handle?.ids.all.map(\.kind) == [.thread, .run])
    }
}
