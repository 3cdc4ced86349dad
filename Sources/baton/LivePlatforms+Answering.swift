import BatonCore
import BatonEngine
import BatonInterface

extension LivePlatforms {
    /// Asks a profile's server what the screen wants to know of it, or has it do what the user wants.
    func answer(to request: ServerRequest, of profile: ProfileName) async -> Result<ServerAnswer, PlatformFailure> {
        do throws(PlatformFailure) {
            let platform = try await platform(for: profile)
            switch request {
            case .threads(let first):
                return .success(
                    .threads(try await platform.threads(ofAgent: nil, from: first, atMost: ServerRequest.pageSize)))
            case .turns(let handle): return .success(.turns(try await platform.turns(of: handle)))
            case .rename(let handle, let title): try await platform.rename(handle, to: title)
            case .delete(let handle): try await platform.delete(handle)
            case .rate(_, let handle, let rating): try await platform.rate(handle, rating)
            case .usage(_, let handle): return .success(.usage(try await platform.usage(of: handle)))
            case .login: return .success(.login(try await platform.login()))
            }
            return .success(.done)
        } catch {
            return .failure(error)
        }
    }

    /// How many turns a server has that a thread of the history has not; nil where nobody can say.
    func newerCount(_ handle: RemoteHandle, of profile: ProfileName, than thread: ThreadID) async -> Int? {
        do {
            // Its last turns say where it stands there; the newest of them may never have reached the server.
            guard let here = try await history.thread(thread, atMost: ChatThread.page) else { return nil }
            return here.missing(from: try await platform(for: profile).turns(of: handle)).count
        } catch {
            return nil  // Whoever opens the thread is told why.
        }
    }
}
