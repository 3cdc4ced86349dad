import Dispatch

extension Program {
    /// As ``run(_:input:)``, but on a thread of its own, for tests whose server lives in their own process: a thread that waits
    /// for the program could be the one on which the server answers it.
    func finish(_ arguments: [String], input: String = "") async throws -> Result {
        let environment = environment
        return try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async {
                continuation.resume(
                    with: Swift.Result { try Self.run(arguments, environment: environment, input: input) })
            }
        }
    }
}
