package io.github.camelheymarket.model;

/** Data and results that the component's type converters convert to JSON: text, bytes, a stream, a node or a map. */
public sealed interface JsonForm
        permits Contact,
                ContactStatus,
                ContactField,
                EventData,
                RowResult,
                BulkResult,
                SyncReport,
                ResultList,
                ResultObject {}
