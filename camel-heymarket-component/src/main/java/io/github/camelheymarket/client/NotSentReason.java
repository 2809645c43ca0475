package io.github.camelheymarket.client;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;

/** Why no connection came about, in words, with what to do about it. */
final class NotSentReason {

    private NotSentReason() {}

    static String of(Exception e) {
        if (e instanceof UnknownHostException) {
            return "nobody knows the host of baseUrl, or of the proxy";
        }
        if (e instanceof ConnectionRequestTimeoutException) {
            return "all connections of the pool are in use; raise connectionsPerRoute on the HTTP component";
        }
        if (e instanceof ConnectTimeoutException || e instanceof SocketTimeoutException) {
            return "it was not made, TLS included, within connectTimeout";
        }
        if (e instanceof ConnectException || e instanceof NoRouteToHostException) {
            return "the connection was refused, or there is no way to the host";
        }
        if (e instanceof SSLPeerUnverifiedException) {
            return "TLS: the server's certificate is for another host name";
        }
        if (e instanceof SSLException) {
            return "TLS: the two sides do not trust or understand each other. If the server's certificate is not one that "
                    + "Java trusts, give the https component (or the one that httpComponent names) SSLContextParameters "
                    + "with a trust store that knows it";
        }
        return e.getClass().getSimpleName();
    }
}
