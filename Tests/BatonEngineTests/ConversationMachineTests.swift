import BatonCore
import BatonEngine
import Testing

@Suite("ConversationMachine")
struct ConversationMachineTests {
    @Test("a prompt is kept before it is sent")
    func saveBeforeStart() {
        var bench = MachineBench()
        let commands = bench.send(.promptSubmitted(Prompt("hello")))
        #expect(commands.count == 3)
        guard case .saveThread = commands[0], case .saveTurn(let turn) = commands[1],
            case .startRun(let run, let request) = commands[2]
        else { return #expect(Bool(false), "\(commands)") }
        #expect(turn.prompt == Prompt("hello"))
        #expect(turn.run?.id == run)
        #expect(request == RunRequest(agent: "guide", prompt: Prompt("hello")))
    }

    @Test("a prompt that could not be kept is not sent, and comes back")
    func notSaved() {
        var bench = MachineBench()
        bench.send(.promptSubmitted(Prompt("hello")))
        let commands = bench.send(.turnNotSaved(bench.machine.thread.turns[0].id, HistoryFailure("disk full")))
        #expect(commands.started.isEmpty)
        #expect(bench.machine.phase == .idle)
        #expect(bench.machine.takeReturnedPrompt() == Prompt("hello"))
        #expect(bench.machine.notice?.text.contains("disk full") == true)
    }

    @Test("the next turn continues from the newest handle")
    func continues() {
        var bench = MachineBench.working()
        bench.receive(
            .accepted(RemoteHandle(platform: .orchestrate, ids: RemoteIDs([.message: "M"]))), .ended(.completed))
        let commands = bench.send(.promptSubmitted(Prompt("again")))
        guard case .startRun(_, let request)? = commands.last else { return #expect(Bool(false)) }
        #expect(request.continuing?.ids[.thread] == "T")
        #expect(request.continuing?.ids[.run] == "R")
    }

    @Test("ids of one run do not outlive the next run's first handle, the thread's do")
    func idsOfOneRun() {
        var bench = MachineBench.working()
        bench.receive(.ended(.completed))
        bench.send(.promptSubmitted(Prompt("again")))
        bench.receive(.accepted(RemoteHandle(platform: .orchestrate, ids: RemoteIDs([.task: "K"]))))
        #expect(bench.machine.thread.handle?.ids.all.map(\.kind) == [.thread, .task])
    }

    @Test("a prompt submitted while a run is busy waits, and is sent when the run has completed")
    func queue() {
        var bench = MachineBench.working()
        #expect(bench.send(.promptSubmitted(Prompt("next"))).started.isEmpty)
        #expect(bench.machine.queue == [Prompt("next")])
        #expect(bench.receive(.ended(.completed)).started == ["next"])
        #expect(bench.machine.queue.isEmpty)
    }

    @Test(
        "the queue holds while the run needs the user, failed, was cancelled or expired",
        arguments: [
            Outcome.failed(PlatformFailure(.agentFailed, "no")), .cancelled, .expired, .rejected,
            .needs(Need(kind: .input, question: "which?")),
        ])
    func queueHolds(outcome: Outcome) {
        var bench = MachineBench.working()
        bench.send(.promptSubmitted(Prompt("next")))
        #expect(bench.receive(.ended(outcome)).started.isEmpty)
        #expect(bench.machine.isQueueHeld)
        #expect(bench.send(.queueReleased).started == ["next"])
    }

    @Test("what was said of a run that went on is over with it, and a queue that waits is said")
    func notices() {
        var bench = MachineBench.working()
        bench.send(.promptSubmitted(Prompt("next")))
        #expect(bench.machine.notice?.text.hasPrefix("Queued") == true)
        bench.receive(.ended(.completed))
        #expect(bench.machine.notice == nil)
        bench.receive(.accepted(bench.handle))
        bench.send(.promptSubmitted(Prompt("later")))
        bench.receive(.ended(.cancelled))
        #expect(bench.machine.notice?.text == "What is queued waits for you")
    }

    @Test("an answer to a question goes first, and the queue follows when it has completed")
    func answerGoesFirst() {
        var bench = MachineBench.working()
        bench.send(.promptSubmitted(Prompt("later")))
        bench.receive(.ended(.needs(Need(kind: .input, question: "which?"))))
        #expect(bench.machine.need?.question == "which?")
        #expect(bench.send(.promptSubmitted(Prompt("this"))).started == ["this"])
        bench.receive(.accepted(bench.handle))
        #expect(bench.receive(.ended(.completed)).started == ["later"])
    }

    @Test("what has streamed is kept a moment after it came, also when nothing comes after it; an end is kept at once")
    func keptWhileItStreams() {
        var bench = MachineBench.working()
        let save = Deadline.save(bench.run.id)
        bench.send(.deadlinePassed(save))
        #expect(bench.receive(text("one ")).deadlines == [save])
        #expect(bench.receive(text("two ")).deadlines.isEmpty)
        #expect(bench.send(.deadlinePassed(save)) == [.saveRun(bench.run, bench.machine.thread.turns[0].id)])
        #expect(bench.run.text == "one two ")
        #expect(bench.send(.deadlinePassed(save)).isEmpty)
        #expect(bench.receive(text("three")).deadlines == [save])
        #expect(bench.receive(.ended(.completed)).contains(.saveRun(bench.run, bench.machine.thread.turns[0].id)))
        #expect(bench.send(.deadlinePassed(save)).isEmpty)
    }

    @Test("text that comes with the first word of the platform is kept like any other")
    func keptFromTheBeginning() {
        var bench = MachineBench()
        bench.send(.promptSubmitted(Prompt("hello")))
        #expect(bench.receive(.accepted(bench.handle), text("hi")).deadlines == [.save(bench.run.id)])
    }

    @Test("events of a run that is over do nothing")
    func lateEvents() {
        var bench = MachineBench.working()
        bench.receive(text("done"), .ended(.completed))
        let before = bench.machine
        #expect(bench.receive(text("late")).isEmpty)
        #expect(bench.send(.streamEnded(bench.run.id, nil)).isEmpty)
        #expect(bench.send(.pollAnswered(bench.run.id, RunSnapshot(events: [.ended(.expired)]))).isEmpty)
        #expect(bench.send(.cancelAnswered(bench.run.id, .accepted)).isEmpty)
        #expect(bench.send(.deadlinePassed(.poll(bench.run.id, attempt: 1))).isEmpty)
        #expect(bench.send(.deadlinePassed(.cancel(bench.run.id))).isEmpty)
        #expect(bench.machine == before)
    }

    @Test("whatever follows an end in one batch does nothing")
    func nothingFollowsAnEnd() {
        var bench = MachineBench.working()
        bench.receive(text("all"), .ended(.completed), text(" late"))
        #expect(bench.run.text == "all")
    }
}

@Suite("ConversationMachine: a lost stream")
struct LostStreamTests {
    @Test("is polled, reconciled with the server's final message, and never sent again")
    func pollAndReconcile() {
        var bench = MachineBench.working()
        bench.receive(text("half an ans"))
        var commands = bench.send(.streamEnded(bench.run.id, PlatformFailure(.connectionLost, "reset")))
        #expect(commands.started.isEmpty)
        #expect(commands.deadlines == [.poll(bench.run.id, attempt: 1)])
        #expect(bench.run.link == .polling)
        #expect(!bench.run.state.isEnded)

        commands = bench.send(.deadlinePassed(.poll(bench.run.id, attempt: 1)))
        #expect(commands == [.poll(bench.run.id, bench.handle)])
        commands = bench.send(.pollAnswered(bench.run.id, RunSnapshot(events: [])))
        #expect(commands.deadlines == [.poll(bench.run.id, attempt: 2)])

        commands = bench.send(
            .pollAnswered(
                bench.run.id,
                RunSnapshot(events: [
                    .messageCompleted([Part(id: "final", kind: .text, text: "half an answer, and the rest")]),
                    .ended(.completed),
                ])))
        #expect(commands.started.isEmpty)
        #expect(bench.run.text == "half an answer, and the rest")
        #expect(bench.run.outcome == .completed)
    }

    @Test("without a handle ends as failed, says that the server may have it, and is not sent again")
    func noHandle() {
        var bench = MachineBench()
        bench.send(.promptSubmitted(Prompt("pay")))
        let commands = bench.send(.streamEnded(bench.run.id, nil))
        #expect(commands.started.isEmpty && commands.polls == 0)
        guard case .failed(let failure)? = bench.run.outcome else { return #expect(Bool(false)) }
        #expect(failure.delivery == .unknown)
        #expect(bench.machine.takeReturnedPrompt() == nil)
    }

    @Test("of a message that was certainly not delivered gives the prompt back")
    func notDelivered() {
        var bench = MachineBench()
        bench.send(.promptSubmitted(Prompt("hello")))
        bench.send(.streamEnded(bench.run.id, PlatformFailure(.unreachable, "refused")))
        #expect(bench.machine.takeReturnedPrompt() == Prompt("hello"))
        #expect(bench.machine.notice?.severity == .error)
    }

    @Test("is called lost after unanswered polls, and is still asked for")
    func lostLink() {
        var bench = MachineBench.working()
        bench.send(.streamEnded(bench.run.id, nil))
        for attempt in 1...ConversationMachine.failuresUntilLost {
            let commands = bench.send(.pollFailed(bench.run.id, PlatformFailure(.unreachable, "no route")))
            #expect(commands.deadlines == [.poll(bench.run.id, attempt: attempt + 1)])
        }
        #expect(bench.run.link == .lost)
        #expect(!bench.run.state.isEnded)
        bench.send(.pollAnswered(bench.run.id, RunSnapshot(events: [.ended(.completed)])))
        #expect(bench.run.outcome == .completed)
    }

    @Test("ends the run when the platform has forgotten it")
    func forgotten() {
        var bench = MachineBench.working()
        bench.send(.streamEnded(bench.run.id, nil))
        bench.send(.pollFailed(bench.run.id, PlatformFailure(.runNotFound, "gone")))
        #expect(bench.run.outcome?.word == "failed")
    }

    @Test("of a run longer than the limit is left to the user")
    func limit() {
        var bench = MachineBench.working()
        bench.send(.streamEnded(bench.run.id, nil))
        bench.now = ConversationMachine.pollingLimit + .seconds(1)
        bench.send(.pollAnswered(bench.run.id, RunSnapshot(events: [])))
        #expect(bench.machine.phase == .detached(bench.run.id))
        #expect(bench.send(.reattachRequested).polls == 1)
    }

    @Test("waits half a second, then longer, five seconds at most, and never less than the server asks")
    func delays() {
        #expect(ConversationMachine.pollDelay(1, nil) == .milliseconds(500))
        #expect(ConversationMachine.pollDelay(2, nil) == .milliseconds(750))
        #expect(ConversationMachine.pollDelay(40, nil) == .seconds(5))
        #expect(ConversationMachine.pollDelay(1, .seconds(58)) == .seconds(58))
    }
}

@Suite("ConversationMachine: cancel and detach")
struct CancelTests {
    @Test("a cancel asks the platform, and the stream's word ends the run")
    func cancel() {
        var bench = MachineBench.working()
        let commands = bench.send(.cancelRequested)
        #expect(
            commands == [
                .cancelRun(bench.run.id, bench.handle),
                .schedule(.cancel(bench.run.id), after: ConversationMachine.cancelDeadline),
            ])
        bench.send(.cancelAnswered(bench.run.id, .accepted))
        #expect(!bench.run.state.isEnded)
        bench.receive(.ended(.cancelled))
        #expect(bench.run.outcome == .cancelled)
    }

    @Test("a cancel before the run has a name is remembered until it has one")
    func cancelBeforeID() {
        var bench = MachineBench()
        bench.send(.promptSubmitted(Prompt("hello")))
        #expect(bench.send(.cancelRequested).cancels == 0)
        #expect(bench.receive(.accepted(bench.handle)).cancels == 1)
        #expect(bench.machine.phase == .cancelling(bench.run.id, isStreaming: true))
    }

    @Test("an event without a handle does not let a remembered cancel be forgotten")
    func cancelSurvivesProgress() {
        var bench = MachineBench()
        bench.send(.promptSubmitted(Prompt("hello")))
        bench.send(.cancelRequested)
        #expect(bench.receive(.progressed("thinking", agent: nil)).cancels == 0)
        #expect(bench.receive(.accepted(bench.handle)).cancels == 1)
    }

    @Test("text that comes after a cancel is not shown")
    func lateDeltas() {
        var bench = MachineBench.working()
        bench.receive(text("before"))
        bench.send(.cancelRequested)
        bench.receive(text(" after"))
        #expect(bench.run.text == "before")
    }

    @Test("a platform that says nothing is not waited for longer than the deadline")
    func deadline() {
        var bench = MachineBench.working()
        bench.send(.cancelRequested)
        bench.send(.deadlinePassed(.cancel(bench.run.id)))
        #expect(bench.run.outcome == .cancelled)
        #expect(bench.run.warnings == ["The server has not confirmed the cancel"])
    }

    @Test("a second cancel does not wait for the platform")
    func cancelTwice() {
        var bench = MachineBench.working()
        bench.send(.cancelRequested)
        bench.send(.cancelRequested)
        #expect(bench.run.outcome == .cancelled)
    }

    @Test("a platform that cannot cancel is left: the run goes on, detached")
    func unsupported() {
        var bench = MachineBench.working()
        bench.send(.cancelRequested)
        bench.send(.cancelAnswered(bench.run.id, .unsupported))
        #expect(bench.machine.phase == .detached(bench.run.id))
        #expect(bench.run.link == .detached)
        #expect(!bench.run.state.isEnded)
    }

    @Test("a run that had ended before the cancel keeps its own end")
    func endedBefore() {
        var bench = MachineBench.working()
        bench.send(.streamEnded(bench.run.id, nil))
        bench.send(.cancelRequested)
        #expect(bench.send(.cancelAnswered(bench.run.id, .alreadyEnded)).polls == 1)
        bench.send(.pollAnswered(bench.run.id, RunSnapshot(events: [.ended(.completed)])))
        #expect(bench.run.outcome == .completed)
    }

    @Test("detaching stops watching and nothing else; re-attaching asks for the run")
    func detach() {
        var bench = MachineBench.working()
        let commands = bench.send(.detachRequested)
        #expect(commands.contains(.stopWatching(bench.run.id)))
        #expect(commands.cancels == 0)
        #expect(bench.run.link == .detached)
        #expect(bench.receive(text("unseen")).isEmpty)
        #expect(bench.run.text.isEmpty)
        #expect(bench.send(.reattachRequested).polls == 1)
        bench.send(
            .pollAnswered(
                bench.run.id,
                RunSnapshot(events: [
                    .messageCompleted([Part(id: "1", kind: .text, text: "unseen")]), .ended(.completed),
                ])))
        #expect(bench.run.text == "unseen")
    }

    @Test("a prompt for a detached run waits for it and is sent once it has ended")
    func promptWhileDetached() {
        var bench = MachineBench.working()
        bench.send(.detachRequested)
        let commands = bench.send(.promptSubmitted(Prompt("next")))
        #expect(commands.started.isEmpty)
        #expect(commands.polls == 1)
        let ended = bench.send(.pollAnswered(bench.run.id, RunSnapshot(events: [.ended(.completed)])))
        #expect(ended.started == ["next"])
    }

    @Test("a thread whose last run had not ended comes back detached")
    func restart() {
        let bench = MachineBench.working()
        var again = MachineBench()
        again.machine = ConversationMachine(thread: bench.machine.thread, seed: 9)
        #expect(again.machine.phase == .detached(bench.run.id))
        #expect(again.send(.reattachRequested).polls == 1)
    }

    @Test("no sequence of events ever sends a prompt twice", arguments: 0..<200)
    func neverTwice(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        var bench = MachineBench()
        var sent: [String] = []
        var submitted = 0
        for step in 0..<60 {
            bench.now += .milliseconds(Int64.random(in: 0...3_000, using: &generator))
            let run = bench.machine.thread.turns.last?.run?.id ?? "none"
            let events: [ConversationEvent] = [
                .promptSubmitted(Prompt("p\(step)")), .cancelRequested, .detachRequested, .reattachRequested,
                .queueReleased, .streamReceived(run, [SequencedEvent(.accepted(bench.handle))]),
                .streamReceived(run, [SequencedEvent(text("x"))]),
                .streamReceived(run, [SequencedEvent(.ended(.completed))]), .streamEnded(run, nil),
                .streamEnded(run, PlatformFailure(.connectionLost, "x", delivery: .unknown)),
                .pollAnswered(run, RunSnapshot(events: [])),
                .pollAnswered(run, RunSnapshot(events: [.ended(.completed)])),
                .pollFailed(run, PlatformFailure(.serverError, "x")), .cancelAnswered(run, .unsupported),
                .cancelAnswered(run, .accepted), .deadlinePassed(.cancel(run)),
                .deadlinePassed(.poll(run, attempt: 1)),
            ]
            let event = events.randomElement(using: &generator)!
            if case .promptSubmitted = event { submitted += 1 }
            sent += bench.send(event).started
        }
        #expect(Set(sent).count == sent.count)
        #expect(sent.count + bench.machine.queue.count == submitted)
    }
}
