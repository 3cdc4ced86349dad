import BatonCore
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
}
