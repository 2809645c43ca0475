package io.github.camelheymarket.conformance.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A shape shows what kind of thing is where, and no value. */
class ShapeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'Mara'                                          | text",
                "''                                              | \"\"",
                "'12025550143'                                   | text of digits",
                "'0b0c2f3e-5a1d-4c38-9c55-2f6f0f7d9a11'          | text as a UUID",
                "'2026-05-02T09:14:31Z'                          | time in seconds",
                "'2026-05-02T09:14:31.5+02:00'                   | time with a fraction",
                "'https://pictures.example/mara.png'             | text as a URL",
                "7                                               | integer",
                "true                                            | boolean",
                "null                                            | null",
                "[]                                              | []",
                "{}                                              | {}",
                "['a','b',1]                                     | [3 x integer or text]",
                "{'id':1,'first':'Mara'}                         | {id: integer, first: text}",
                "[{'id':1,'first':'Mara'},{'id':2}]              | [2 x {id: integer, first?: text}]",
                "{'custom':{'81':'gold','82':''}}                | {custom: {<key>: text}}",
                "{'81':'Loyalty tier'}                           | {<key>: text}",
                "{'12025550143':{'f':'Mara'}}                    | {<key>: {f: text}}",
                "{'Mara Lindqvist':1}                            | {<key>: integer}",
                "{'mara@example.org':1}                          | {<key>: integer}",
            })
    void ofJson(String json, String shape) {
        assertThat(Shape.of(Json.parse(json.replace('\'', '"')))).isEqualTo(shape);
    }
}
