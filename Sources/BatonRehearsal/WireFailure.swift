import HTTPTypes
import Hummingbird
import HummingbirdCore

/// A request refused: the status, headers and body that say so in the platform's own shape.
struct WireFailure: Error {
    var status: HTTPResponse.Status
    var headers: HTTPFields = [:]
    var body: JSON

    var response: Response { .json(body, status: status, headers: headers) }
}

/// The connection is to break off here, without the end that HTTP's framing promises. Thrown out of a response, it makes the
/// server close the socket.
struct ConnectionDropped: Error {}

extension Response {
    /// A complete JSON answer.
    static func json(_ body: JSON, status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]) -> Response {
        var headers = headers
        headers[.contentType] = "application/json"
        let body = ResponseBody(byteBuffer: ByteBuffer(string: body.text()))
        return Response(status: status, headers: headers, body: body)
    }
}
