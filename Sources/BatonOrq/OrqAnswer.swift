import BatonCore
import BatonTransport

/// A response's head with its body still to be read, and the keys that must not come back out of it.
struct OrqAnswer: Sendable {
    let response: WireResponse
    let redaction: KeyRedaction
    let inquiry: Inquiry
    /// When the head came in, for a wait that the server gives as a date.
    let receivedSecondsSince1970: Int64

    var isSuccess: Bool { (200..<300).contains(response.status) }

    /// The whole body as JSON.
    func json() async throws(PlatformFailure) -> JSONValue {
        let bytes: [UInt8]
        do throws(TransportFailure) {
            bytes = try await response.collect()
        } catch {
            throw redaction.clean(PlatformFailure(error, inquiry: inquiry))
        }
        do throws(JSONError) {
            return try JSONValue(wire: bytes)
        } catch {
            throw unexpected("The server's answer is not JSON")
        }
    }

    /// The body of a refusal; one that breaks off counts as far as it came.
    func errorBody() async -> ErrorBody { ErrorBody(await response.excerpt()) }

    /// Reads the body for nothing, so that its connection can be used again.
    func discard() async { _ = await response.excerpt() }

    func failure(_ body: ErrorBody) -> PlatformFailure {
        let failure = PlatformFailure(
            response, body: body, inquiry: inquiry, nowSecondsSince1970: receivedSecondsSince1970)
        return redaction.clean(failure)
    }

    /// Something answers, but not orq.ai.
    func unexpected(_ message: String) -> PlatformFailure {
        PlatformFailure(
            .unexpectedAnswer, message, attempt: inquiry.attempt, httpStatus: response.status,
            delivery: inquiry.isTurn ? .unknown : .notDelivered)
    }
}
