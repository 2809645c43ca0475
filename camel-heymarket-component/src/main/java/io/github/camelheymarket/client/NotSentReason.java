package io.github.camelheymarket.client;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;

/** Describes why there was no connection, and the remedy. */
final class NotSentReason {

    private NotSentReason() {}

    static String of(Exception e) {
        if (e instanceof UnknownHostException) {
            return "the host of baseUrl, or of the proxy, is unknown";
        }
        if (e instanceof ConnectionRequestTimeoutException) {
            return "all connections of the pool are in use; raise connectionsPerRoute on the HTTP component";
        }
        if (e instanceof ConnectTimeoutException || e instanceof SocketTimeoutException) {
            return "it was not established, including TLS, within connectTimeout";
        }
        if (e instanceof ConnectException || e instanceof NoRouteToHostException) {
            return "the connection was refused, or there is no route to the host";
        }
        if (e instanceof SSLPeerUnverifiedException) {
            return "TLS: the server's certificate is for another host name";
        }
        if (e instanceof SSLException) {
            return "TLS: the handshake failed. If Java does not trust the server's certificate, set SSLContextParameters with a "
                    + "trust store that contains it on the https component (or the one that httpComponent names)";
        }
        return e.getClass().getSimpleName();
    }
}
