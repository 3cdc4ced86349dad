package import BatonCore

extension OrchestratePlatform {
    private var threads: ServerThreads { ServerThreads(client: client) }

    package func threads(
        ofAgent agent: String?, from first: Int, atMost count: Int
    ) async throws(PlatformFailure) -> [RemoteThread] {
        do throws(PlatformFailure) {
            var id: AgentID?
            if let agent { id = try await directory.id(named: agent) }
            return try await threads.list(ofAgent: id, from: first, atMost: count)
        } catch {
            throw client.secrets.scrub(error)
        }
    }

    package func turns(of handle: RemoteHandle) async throws(PlatformFailure) -> [RemoteTurn] {
        do throws(PlatformFailure) {
            return try await threads.turns(of: handle)
        } catch {
            throw client.secrets.scrub(error)
        }
    }

    package func rename(_ handle: RemoteHandle, to title: String) async throws(PlatformFailure) {
        do throws(PlatformFailure) {
            try await threads.rename(handle, to: title)
        } catch {
            throw client.secrets.scrub(error)
        }
    }

    package func delete(_ handle: RemoteHandle) async throws(PlatformFailure) {
        do throws(PlatformFailure) {
            try await threads.delete(handle)
        } catch {
            throw client.secrets.scrub(error)
        }
    }

    package func rate(_ handle: RemoteHandle, _ rating: Rating) async throws(PlatformFailure) {
        do throws(PlatformFailure) {
            try await threads.rate(handle, rating)
        } catch {
            throw client.secrets.scrub(error)
        }
    }
}
