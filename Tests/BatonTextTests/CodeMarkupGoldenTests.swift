import Testing

@Suite("Highlighting: markup and style sheets")
struct CodeMarkupGoldenTests {
    @Test("HTML: tags over lines, scripts and style sheets up to their closing tags")
    func html() {
        expect(
            #"""
            <!‹k DOCTYPE› ‹y html›>
            ‹c <!-- a›
            ‹c b -->›
            <‹g p› ‹y class›=‹s "x &amp; y"› ‹y id›=‹s main›
             ‹y data-x›=‹s '1'›>Fish ‹o &amp;› chips & a < b
            </‹g p›><‹g br›/>
            <‹g script› ‹y type›=‹s "module"›>
              ‹k const› x = ‹s "</p>"› + ‹s `a›
            ‹s   b`›; ‹c // c›
            </‹g script›><‹g style›>
            ‹g p› > ‹g a›‹k :hover› { ‹y color›: ‹n #fff›;
              ‹y margin›: ‹n -1.5›‹k em› auto }
            </‹g style›>
            <‹g svg:g›>‹k <![CDATA[›‹s  x < y ›‹k ]]>›</‹g svg:g›>
            <‹g script›>‹k if› (a</‹g script›><‹g b›>don't</‹g b›>
            """#,
            language: "html")
    }

    @Test("XML: no scripts, and a tag that is not finished")
    func xml() {
        expect(
            #"""
            <?‹g xml› ‹y version›=‹s "1.0"›?>
            <‹g a:b› ‹y xmlns›=‹s 'u'›><‹g script›>x < 1</‹g script›>
            ‹c <!-- c -->›</‹g a:b›>
            <‹g unfinished› <‹g p›>
            """#,
            language: "xml")
    }

    @Test("CSS: selectors, properties, units, addresses")
    func css() {
        expect(
            #"""
            ‹k @import› ‹f url›(‹s https://x.y/a.css›);
            ‹c /* multi›
            ‹c line */› ‹k :root› { ‹y --main›: ‹n #0af›; }
            ‹g a›‹t .link›‹k :hover› > ‹g li›‹k ::before›,
            ‹o #id›[‹y href›^=‹s "http"›] {
              ‹y color›: ‹f var›(‹o --main›, red) ‹k !important›;
              ‹y background›: ‹f url›(‹s "a;b.png"›) no-repeat,
                ‹f rgba›(‹n 0›, ‹n 0›, ‹n 0›, ‹n .5›);
              ‹y width›: ‹f calc›(‹n 100›‹k %› - ‹n 2.5›‹k rem›)
            }
            ‹k @media› (min-width: ‹n 600›‹k px›) and (x) {
              ‹g ul› ‹g li› { ‹y margin›: ‹n 0› } }
            """#,
            language: "css")
    }

    @Test("SCSS: variables, nested rules, line comments")
    func scss() {
        expect(
            #"""
            ‹o $w›: ‹n 10›‹k px›; ‹c // c›
            ‹t .a› { &‹k :hover› { ‹y width›: ‹o $w›; }
              ‹t .b› & { ‹y x›: ‹o #{$w}›px } ‹y color›: red; }
            """#,
            language: "scss")
    }

    @Test("Markdown: headings, markers, fences")
    func markdown() {
        expect(
            #"""
            ‹H # Title `x`›
            ‹m -› item with ‹e `code`› and **bold**
            ‹m 1.› one
            ‹q >› quote
            ```‹l swift›
            ‹e let x = 1 `›
            ```
            """#,
            language: "md")
    }
}
