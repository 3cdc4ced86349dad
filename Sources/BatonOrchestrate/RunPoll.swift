internal import BatonCore

/// Asks how a run is doing, and for what it has answered once that is settled.
struct RunPoll: Sendable {
    let client: Client

    func snapshot(of handle: RemoteHandle) async throws(PlatformFailure) -> RunSnapshot {
        let run = try await client.json(.run(try id(of: handle)))
        let status = RunStatus(word: run.text("status") ?? "")
        let thread = run.text("thread_id") ?? handle.ids[.thread]
        guard status.mayHaveMessages, let thread else {
            return RunReading(handle: handle, run: run, messages: nil, threadStatus: nil).snapshot()
        }
        let messages = try await messages(of: thread)
        let mayFlow = status == .waitingForFlow || status == .completed && Self.hasFlow(handle, run, messages)
        let threadStatus = mayFlow ? try await self.threadStatus(of: thread) : nil
        return RunReading(handle: handle, run: run, messages: messages, threadStatus: threadStatus).snapshot()
    }

    func id(of handle: RemoteHandle) throws(PlatformFailure) -> String {
        if handle.route == OrchestrateConfiguration.API.chatCompletions.rawValue {
            throw PlatformFailure(
                .runNotFound, "The connection was lost, and a chat completion cannot be asked for again",
                hint: "The thread on the server may hold the answer: look there before you send again.")
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
