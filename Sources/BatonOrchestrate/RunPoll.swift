internal import BatonCore

/// Asks how a run is doing, and for what it has answered once that is settled.
struct RunPoll: Sendable {
    let client: Client

    func snapshot(of handle: RemoteHandle) async throws(PlatformFailure) -> RunSnapshot {
        let id = try id(of: handle)
        let run = try await client.json(.run(id, ofAssistant: handle.state[HandleState.assistant]))
        let status = RunStatus(word: run.text("status") ?? "")
        if status.isOver, let kept = await kept(id, handle) { return kept }
        let thread = run.text("thread_id") ?? handle.ids[.thread]
        guard status.mayHaveMessages, let thread else {
            return RunReading(handle: handle, run: run, messages: nil, threadStatus: nil).snapshot()
        }
        let messages = try await messages(of: thread)
        let mayFlow = status == .waitingForFlow || status == .completed && Self.hasFlow(handle, run, messages)
        let threadStatus = mayFlow ? try await self.threadStatus(of: thread) : nil
        return RunReading(handle: handle, run: run, messages: messages, threadStatus: threadStatus).snapshot()
    }

    /// What the run said while it happened, in the place of what is left of it; nil where the server kept nothing, or not
    /// to the end.
    private func kept(_ id: String, _ handle: RemoteHandle) async -> RunSnapshot? {
        guard !client.routes.lacks(.events) else { return nil }
        do throws(PlatformFailure) {
            let snapshot = try await RunReplay(client: client).snapshot(of: id, handle).condensed
            return snapshot.isEnded ? snapshot : nil
        } catch {
            // There is another way to the answer, which will say so where the server cannot be asked at all.
            return nil
        }
    }

    func id(of handle: RemoteHandle) throws(PlatformFailure) -> String {
        switch handle.route {
        case OrchestrateConfiguration.API.chatCompletions.rawValue:
            throw PlatformFailure(
                .runNotFound, "The connection was lost, and a chat completion cannot be asked for again",
                hint: "The thread on the server may hold the answer: look there before you send again.")
        case HandleState.models:
            throw PlatformFailure(
                .runNotFound, "The connection was lost, and a model keeps no answers", hint: "Send the message again.")
        default: break
        }
        guard let id = handle.ids[.run] else {
            throw PlatformFailure(.runNotFound, "The server never named this run")
        }
        return id
    }

    /// Nil where this server does not show them: the run's own result then has to do.
    private func messages(of thread: String) async throws(PlatformFailure) -> [JSONValue]? {
        do throws(PlatformFailure) {
            return try await client.json(.messages(ofThread: thread)).rows
        } catch {
            guard [.threadNotFound, .forbidden, .notFound].contains(error.code) else { throw error }
            return nil
        }
    }

    private func threadStatus(of thread: String) async throws(PlatformFailure) -> String? {
        do throws(PlatformFailure) {
            return try await client.json(.thread(thread)).text("status")
        } catch {
            guard error.code == .threadNotFound || error.code == .notFound else { throw error }
            return nil
        }
    }

    private static func hasFlow(_ handle: RemoteHandle, _ run: JSONValue, _ messages: [JSONValue]?) -> Bool {
        handle.state[HandleState.flow] == HandleState.flowRunning
            || (messages ?? []).contains { WireMessage($0).isAsync }
            || (run["result"]?["data"]?["message"]).map { WireMessage($0).isAsync } == true
    }
}
