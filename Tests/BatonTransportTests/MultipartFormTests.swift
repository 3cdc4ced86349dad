import BatonTransport
import Testing

/// A form with files, as bytes.
struct MultipartFormTests {
    @Test func `a form is its parts between boundaries, each file with its name and type`() {
        let form = MultipartForm(
            [
                .init(name: "files", fileName: "a.txt", mediaType: "text/plain", content: Array("one\r\n".utf8)),
                .init(name: "text", text: ""),
            ], boundary: "edge")
        #expect(form.contentType == "multipart/form-data; boundary=edge")
        #expect(
            String(decoding: form.bytes, as: UTF8.self) == "--edge\r\nContent-Disposition: form-data; name=\"files\"; "
                + "filename=\"a.txt\"\r\nContent-Type: text/plain\r\n\r\none\r\n\r\n--edge\r\nContent-Disposition: "
                + "form-data; name=\"text\"\r\n\r\n\r\n--edge--\r\n")
    }

    @Test func `no name and no type can begin a header or a part of its own`() {
        let form = MultipartForm(
            [.init(name: "files", fileName: "a\"\r\nb.txt", mediaType: "text/plain\r\nX: y", content: [])],
            boundary: "edge")
        let text = String(decoding: form.bytes, as: UTF8.self)
        #expect(text.contains("filename=\"a%22%0D%0Ab.txt\"\r\nContent-Type: text/plainX: y\r\n\r\n"))
    }

    @Test func `two forms have different boundaries`() {
        #expect(MultipartForm([]).contentType != MultipartForm([]).contentType)
    }
}
