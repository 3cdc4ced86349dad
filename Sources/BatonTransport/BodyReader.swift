/// A body's one reader; when nobody holds it any more, the request is over.
final class BodyReader: Sendable {
    private let request: LiveRequest
    private let pipe: BodyPipe

    init(request: LiveRequest, pipe: BodyPipe) {
        self.request = request
        self.pipe = pipe
    }

    deinit {
        request.cancel()
    }

    func next() async throws(TransportFailure) -> [UInt8]? {
        let answer = await withTaskCancellationHandler {
            do throws(TransportFailure) {
                return Result<[UInt8]?, TransportFailure>.success(try await pipe.next())
            } catch {
                return .failure(error)
            }
        } onCancel: {
            request.cancel()
        }
        return try answer.get()
    }
}
