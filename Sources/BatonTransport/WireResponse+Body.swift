extension WireResponse {
    /// The whole body.
    /// - Parameter limit: in bytes.
    /// - Throws: ``TransportFailure`` with `.tooLarge` for a longer body, which closes the connection, `.cancelled`,
    ///   and those of the body.
    package func collect(limit: Int = 64 * 1024 * 1024) async throws(TransportFailure) -> [UInt8] {
        var bytes: [UInt8] = []
        var iterator = body.makeAsyncIterator()
        while let chunk = try await Self.next(&iterator) {
            guard bytes.count + chunk.count <= limit else {
                throw TransportFailure(.tooLarge, "the answer is larger than \(ByteCount(limit))")
            }
            bytes.append(contentsOf: chunk)
        }
        // A cancelled task sees the stream end early.
        if Task.isCancelled { throw .cancelledByCaller }
        return bytes
    }

    /// The beginning of the body, for an error's message: what came before it ended, failed, or was longer than `limit`
    /// bytes.
    package func excerpt(limit: Int = 65_536) async -> [UInt8] {
        var bytes: [UInt8] = []
        var iterator = body.makeAsyncIterator()
        do throws(TransportFailure) {
            while bytes.count < limit, let chunk = try await Self.next(&iterator) {
                bytes.append(contentsOf: chunk.prefix(limit - bytes.count))
            }
        } catch {
            // The status says what went wrong; a message that breaks off is still worth showing.
            return bytes
        }
        return bytes
    }

    private static func next(
        _ iterator: inout AsyncThrowingStream<[UInt8], any Error>.Iterator
    ) async throws(TransportFailure) -> [UInt8]? {
        do {
            return try await iterator.next()
        } catch let failure as TransportFailure {
            throw failure
        } catch {
            throw TransportFailure(.broken, "the answer broke off")
        }
    }
}
