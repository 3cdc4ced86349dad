import FoundationEssentials
import Glibc

/// A file that is fetched from an address and streamed into a folder.
///
/// Nothing that is there is ever written over: a name that is taken gets a number. What was written of a file that does not
/// come whole is removed again. Credentials go to the address's own server only: a redirect to another one goes without.
package struct Download: Sendable {
    /// In bytes.
    package static let limit = 500 * 1024 * 1024

    private let exchange: any HTTPExchange
    private let limit: Int

    package init(exchange: any HTTPExchange, limit: Int = Download.limit) {
        self.exchange = exchange
        self.limit = limit
    }

    /// What came, and where it is.
    package struct Saved: Hashable, Sendable {
        package var path: String
        package var bytes: Int
    }

    /// - Parameters:
    ///   - name: as the server gave it; see ``FileName``.
    ///   - headers: what the address's own server wants, credentials among it.
    ///   - progress: told the bytes so far, each time some have come.
    /// - Throws: ``DownloadFailure``.
    package func fetch(
        _ address: String, as name: String, into folder: String, headers: [WireHeader] = [],
        progress: (Int) -> Void = { _ in }
    ) async throws(DownloadFailure) -> Saved {
        let response = try await open(address, headers)
        if let length = response.header("Content-Length").flatMap({ Int($0) }), length > limit { throw tooLarge }
        let (descriptor, path) = try Self.create(FileName(name), in: folder)
        var isOpen = true
        do throws(DownloadFailure) {
            let bytes = try await write(response, to: descriptor, progress)
            isOpen = false
            guard close(descriptor) == 0 else { throw Self.local("write", path) }
            return Saved(path: path, bytes: bytes)
        } catch {
            if isOpen { close(descriptor) }
            unlink(path)
            throw error
        }
    }

    // As many as the transport itself follows.
    private static let redirectLimit = 5

    private func open(_ address: String, _ headers: [WireHeader]) async throws(DownloadFailure) -> WireResponse {
        var request = WireRequest(method: "GET", url: address, headers: headers)
        for _ in 0...Self.redirectLimit {
            let response = try await send(request)
            if 200..<300 ~= response.status { return response }
            // The transport follows those to the same server; this one leads to another, which gets no credentials.
            guard 300..<400 ~= response.status, let location = response.header("Location"),
                let url = URL(string: location, relativeTo: URL(string: request.url))?.absoluteURL,
                ["http", "https"].contains(url.scheme?.lowercased())
            else { throw DownloadFailure(message: "The server answered with HTTP \(response.status)") }
            request = WireRequest(method: "GET", url: url.absoluteString)
        }
        throw DownloadFailure(message: "The address leads in a circle")
    }

    private func send(_ request: WireRequest) async throws(DownloadFailure) -> WireResponse {
        do throws(TransportFailure) {
            return try await exchange.send(request)
        } catch {
            throw DownloadFailure(message: error.message)
        }
    }

    private var tooLarge: DownloadFailure {
        DownloadFailure(message: "The file is larger than \(ByteCount(limit)), which is more than Baton fetches")
    }

    private func write(
        _ response: WireResponse, to descriptor: Int32, _ progress: (Int) -> Void
    ) async throws(DownloadFailure) -> Int {
        var count = 0
        var iterator = response.body.makeAsyncIterator()
        while let chunk = try await Self.next(&iterator) {
            count += chunk.count
            guard count <= limit else { throw tooLarge }
            try Self.write(chunk, to: descriptor)
            progress(count)
        }
        // A cancelled task sees the stream end early.
        if Task.isCancelled { throw DownloadFailure(message: "It was cancelled") }
        return count
    }

    private static func next(
        _ iterator: inout AsyncThrowingStream<[UInt8], any Error>.Iterator
    ) async throws(DownloadFailure) -> [UInt8]? {
        do {
            return try await iterator.next()
        } catch let failure as TransportFailure {
            throw DownloadFailure(message: failure.message)
        } catch {
            throw DownloadFailure(message: "The file broke off")
        }
    }

    private static func write(_ chunk: [UInt8], to descriptor: Int32) throws(DownloadFailure) {
        var rest = chunk[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if written < 0, errno == EINTR { continue }
            guard written > 0 else { throw local("write", "the file") }
            rest = rest.dropFirst(written)
        }
    }

    /// A new file of that name, or of the first numbered one that is free.
    private static func create(_ name: FileName, in folder: String) throws(DownloadFailure) -> (Int32, String) {
        for number in 1...999 {
            let path = folder + "/" + (number == 1 ? name.text : name.numbered(number))
            // Exclusive: never what is there already, nor what a link there leads to.
            let descriptor = Glibc.open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
            if descriptor >= 0 { return (descriptor, path) }
            guard errno == EEXIST else { throw local("create", path) }
        }
        throw DownloadFailure(message: "There are a thousand files of that name in \(folder)")
    }

    private static func local(_ verb: String, _ path: String) -> DownloadFailure {
        DownloadFailure(message: "Could not \(verb) \(path): \(String(cString: strerror(errno)))")
    }
}

extension Download {
    /// Writes content that is here already into a new file, as ``fetch(_:as:into:headers:progress:)`` writes what comes.
    /// - Throws: ``DownloadFailure``.
    package static func keep(
        _ bytes: [UInt8], as name: String, into folder: String
    ) throws(DownloadFailure) -> Saved {
        let (descriptor, path) = try create(FileName(name), in: folder)
        do throws(DownloadFailure) {
            try write(bytes, to: descriptor)
        } catch {
            close(descriptor)
            unlink(path)
            throw error
        }
        guard close(descriptor) == 0 else {
            unlink(path)
            throw local("write", path)
        }
        return Saved(path: path, bytes: bytes.count)
    }

    /// Whether a request to `address` carries what `root`'s server wants for its credential: only where both are the same
    /// server, and the address does not bring a signature of its own, beside which a credential is refused.
    package static func takesCredentials(_ address: String, of root: String) -> Bool {
        do throws(TransportFailure) {
            guard try Destination(address) == Destination(root) else { return false }
        } catch {
            return false  // What is no address of a server's is asked for without any.
        }
        let query = address.split(separator: "?", maxSplits: 1).dropFirst().joined().lowercased()
        return !query.split(separator: "&").contains { field in
            let name = field.prefix { $0 != "=" }
            return name.hasSuffix("signature") || name == "sig"
        }
    }
}

/// Why a file did not come, as a sentence without its end.
package struct DownloadFailure: Error, Hashable, Sendable {
    package var message: String

    package init(message: String) {
        self.message = message
    }
}
