package org.sekisho.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sekisho.cli.CommandFailure;
import org.sekisho.cli.run.ServeRequest.Protection;

final class ServeRequestTest {

    private static ServeRequest request(String address, List<String> hosts, Protection protection) {
        return ServeRequest.of(
                address,
                Optional.empty(),
                hosts,
                protection,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.10", "[2001:db8::1]"})
    void nothing_but_loopback_is_served_in_clear(String address) {
        assertThatThrownBy(() -> request(address, List.of(), new Protection.None()))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining(address)
                .hasMessageContaining("--own-ca");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.0.0.2", "::1", "[::1]", "localhost"})
    void loopback_is_served_in_clear(String address) {
        ServeRequest request = request(address, List.of(), new Protection.None());
        assertThat(request.address().isLoopbackAddress()).isTrue();
        assertThat(request.port()).isEqualTo(8720);
    }

    @Test
    void with_tls_any_address_is_served_by_name() {
        ServeRequest request = request("0.0.0.0", List.of("Sekisho.City.Example"), new Protection.OwnAuthority());
        assertThat(request.port()).isEqualTo(8443);
        assertThat(request.hosts()).containsExactly("sekisho.city.example");
        assertThatThrownBy(() -> request("0.0.0.0", List.of(), new Protection.OwnAuthority()))
                .hasMessageContaining("--host");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://sekisho.example", "sekisho.example:8443", "a b", "-x", ""})
    void what_is_no_host_name_is_refused(String host) {
        assertThatThrownBy(() -> request("127.0.0.1", List.of(host), new Protection.None()))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("--host");
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.10, 192.0.2.10/32",
        "192.0.2.0/28, 192.0.2.0/28",
        "2001:db8::1, 2001:db8:0:0:0:0:0:1/128",
        "127.0.0.1, 127.0.0.1/32"
    })
    void a_trusted_proxy_is_a_range_of_addresses(String given, String range) {
        assertThat(new Protection.Proxy(List.of(given)).proxies()).containsExactly(range);
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.example", "192.0.2.0/33", "192.0.2", "any", ".*", "999.1.1.1"})
    void what_is_no_address_is_no_trusted_proxy(String given) {
        assertThatThrownBy(() -> new Protection.Proxy(List.of(given)))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining(given);
    }
}
