/// A platform without models, figures, kept events, or threads that can be listed, changed or rated.
extension AgentPlatform {
    /// Where a run goes by the ids by which its thread goes on.
    package func run(named id: String, agent: String) async throws(PlatformFailure) -> RemoteHandle {
        do throws(PlatformFailure) {
            return try await thread(named: id, agent: agent)
        } catch {
            guard error.code == .threadNotFound else { throw error }
            var failure = error
            failure.code = .runNotFound
            throw failure
        }
    }

    package func replay(_ handle: RemoteHandle) async throws(PlatformFailure) -> RunSnapshot {
        throw PlatformFailure(
            .unsupported, "This platform keeps no events of a run", attempt: "replaying the run")
    }

    package func models() async throws(PlatformFailure) -> [Agent] {
        throw PlatformFailure(
            .unsupported, "This platform has no models without an agent", attempt: "listing the models")
    }

    package func usage(of handle: RemoteHandle) async throws(PlatformFailure) -> Usage {
        throw PlatformFailure(
            .unsupported, "This platform keeps no figures beside the answer", attempt: "asking for the figures")
    }

    package func threads(
        ofAgent agent: String?, from first: Int, atMost count: Int
    ) async throws(PlatformFailure) -> [RemoteThread] {
        throw .noThreads(attempt: "listing the threads")
    }

    package func turns(of handle: RemoteHandle) async throws(PlatformFailure) -> [RemoteTurn] {
        throw .noThreads(attempt: "reading the thread")
    }

    package func rename(_ handle: RemoteHandle, to title: String) async throws(PlatformFailure) {
        throw .noThreads(attempt: "renaming the thread")
    }

    package func delete(_ handle: RemoteHandle) async throws(PlatformFailure) {
        throw .noThreads(attempt: "deleting the thread")
    }

    package func rate(_ handle: RemoteHandle, _ rating: Rating) async throws(PlatformFailure) {
        throw .noThreads(attempt: "rating the answer")
    }
}

extension PlatformFailure {
    fileprivate static func noThreads(attempt: String) -> PlatformFailure {
        PlatformFailure(.unsupported, "This platform keeps no threads for that", attempt: attempt)
    }
}
