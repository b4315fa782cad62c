import JSON
import Testing

@Suite("JSON")
struct JSONTests {
    @Test("a document comes back as it was written, order, scale and all")
    func roundTrip() throws {
        let text = #"{"b":1.10,"a":[true,false,null,"é\n\"\\/😀"],"":{},"c":-0.0e+1,"d":12345678901234567890}"#
        #expect(try JSONValue.parse(text).text() == text)
    }

    @Test("an empty member name, nesting and escapes are read")
    func reads() throws {
        let value = try JSONValue.parse(#" { "a" : [ 1 , { "k" : "\u00e9\ud83d\ude00\/" } ] } "#)
        #expect(value["a"]?[0]?.int == 1)
        #expect(value[pointer: "/a/1/k"]?.string == "é😀/")
    }

    @Test("the canonical form sorts keys by UTF-16 code units and writes numbers as ECMAScript does")
    func canonical() throws {
        let value = try JSONValue.parse(
            #"{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"\u20ac":1,"\ufb33":2,"😀":3}"#
        )
        let text = String(decoding: try value.canonicalBytes(), as: UTF8.self)
        #expect(
            text == #"{"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"€":1,"😀":3,"\#u{fb33}":2}"#)
    }
}
