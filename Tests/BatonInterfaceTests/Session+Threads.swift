import BatonCore
import BatonInterface

extension Session {
    /// Says something to the agent in sight, which answers it under these ids.
    mutating func exchange(_ prompt: String, _ answer: String, thread: String, run: String, slot: Int = 1) {
        say(prompt)
        receive(.accepted(thread: thread, run: run), .text(answer), .ended(.completed), slot: slot)
    }

    /// Opens the thread picker, and has both servers answer: the first with `threads`, the second that it lists none.
    mutating func openThreads(_ threads: [RemoteThread], isAll: Bool = true) {
        press("Alt-t")
        send(
            .agentsLoaded(
                "rehearsal", .success([Agent(id: "id-guide", name: "guide"), Agent(id: "id-tools", name: "tools")])))
        send(.agentsLoaded("rehearsal-orq", .success([])))
        send(.answered("rehearsal", .threads(from: 0), .success(.threads(threads))))
        if isAll { send(.answered("rehearsal", .threads(from: threads.count), .success(.threads([])))) }
        send(
            .answered(
                "rehearsal-orq", .threads(from: 0),
                .failure(PlatformFailure(.unsupported, "This platform keeps no threads for that"))))
    }

    /// What was asked of servers, in order.
    var requests: [ServerRequest] {
        commands.compactMap { if case .ask(_, let request) = $0 { request } else { nil } }
    }

    var historyActions: [HistoryAction] {
        commands.compactMap { if case .history(let action) = $0 { action } else { nil } }
    }
}

extension RemoteThread {
    static func listed(
        _ id: String, _ title: String?, agent: AgentID? = "id-guide", updated: String? = "2026-03-01T09:00:00Z"
    ) -> RemoteThread {
        RemoteThread(
            handle: RemoteHandle(platform: .orchestrate, ids: RemoteIDs([.thread: id])), title: title, agent: agent,
            updated: updated)
    }
}

extension RemoteTurn {
    static func said(_ prompt: String, _ answer: String, thread: String, message: String) -> RemoteTurn {
        RemoteTurn(
            prompt: Prompt(prompt), created: "2026-02-28T09:00:00Z",
            events: [
                .accepted(
                    RemoteHandle(platform: .orchestrate, ids: RemoteIDs([.thread: thread, .message: message]))),
                .messageCompleted([Part(id: "p", kind: .text, text: answer)]), .ended(.completed),
            ])
    }
}
