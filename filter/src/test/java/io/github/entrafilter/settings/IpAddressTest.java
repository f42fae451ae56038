package io.github.entrafilter.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.entrafilter.settings.address.AddressRange;
import io.github.entrafilter.settings.address.IpAddress;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, 0.0.0.0",
        "10.0.0.4, 10.0.0.4",
        "255.255.255.255, 255.255.255.255",
        "' 10.0.0.4 ', 10.0.0.4",
        "::ffff:10.0.0.4, 10.0.0.4",
        "::FFFF:a00:4, 10.0.0.4",
        "[::ffff:10.0.0.4], 10.0.0.4",
        "::, 0:0:0:0:0:0:0:0",
        "::1, 0:0:0:0:0:0:0:1",
        "[::1], 0:0:0:0:0:0:0:1",
        "1::, 1:0:0:0:0:0:0:0",
        "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0",
        "2001:DB8::1, 2001:db8:0:0:0:0:0:1",
        "2001:0db8:0000:0000:0000:0000:0000:0001, 2001:db8:0:0:0:0:0:1",
        "64:ff9b::10.0.0.4, 64:ff9b:0:0:0:0:a00:4",
        "0000:0000:0000:0000:0000:1234:255.255.255.255, 0:0:0:0:0:1234:ffff:ffff",
        "fe80::1%eth0, fe80:0:0:0:0:0:0:1",
        "fe80:0:0:0:0:0:0:1%2, fe80:0:0:0:0:0:0:1",
    })
    void address_is_read_in_all_its_spellings(String written, String address) {
        assertThat(IpAddress.of(written)).map(IpAddress::toString).contains(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "localhost",
                "proxy.contoso.example",
                "a:b",
                "1",
                "1.2.3",
                "1.2.3.4.5",
                "1.2.3.256",
                "1.2.3.1000",
                "1.2.3.04",
                "1.2.3.0x4",
                "1.2.3.-4",
                "1.2.3.+4",
                "1.2.3.",
                ".1.2.3",
                "1..2.3",
                "1.2.3.4%eth0",
                "[1.2.3.4]",
                "1.2.3.4:80",
                "[::1]:80",
                "[::1",
                "::1]",
                "%",
                "%eth0",
                ":",
                ":::",
                ":1",
                "1:",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1:2:3:4:5:6:7:8::",
                "1::2::3",
                "12345::",
                "g::",
                "-1::",
                "1.2.3.4::",
                "::1.2.3.4:1",
                "::1.2.3",
                "::1.2.3.256",
                "1:2:3:4:5:6:7:1.2.3.4",
                "\u0661.2.3.4",
                "\u0661::"
            })
    void string_that_is_not_an_address_is_empty(String written) {
        assertThat(IpAddress.of(written)).isEqualTo(Optional.empty());
    }

    @Test
    void long_string_is_empty() {
        assertThat(IpAddress.of("1:".repeat(1_000_000))).isEqualTo(Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, true",
        "127.255.0.9, true",
        "::ffff:127.0.0.1, true",
        "::1, true",
        "128.0.0.1, false",
        "126.255.255.255, false",
        "0.0.0.0, false",
        "::, false",
        "::2, false",
        "1::1, false",
    })
    void loopback_address_is_recognized(String written, boolean loopback) {
        assertThat(IpAddress.of(written)).map(IpAddress::isLoopback).contains(loopback);
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.4, 10.0.0.4, true",
        "10.0.0.4, ::ffff:10.0.0.4, true",
        "10.0.0.4, 10.0.0.5, false",
        "10.0.0.4/32, 10.0.0.4, true",
        "10.0.0.4/32, 10.0.0.5, false",
        "10.0.0.0/8, 10.255.255.255, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "10.0.0.0/8, 9.255.255.255, false",
        "10.128.0.0/9, 10.127.255.255, false",
        "128.0.0.0/1, 255.0.0.1, true",
        "::ffff:10.0.0.0/104, 10.1.2.3, true",
        "::ffff:10.0.0.0/104, 11.1.2.3, false",
        "fd00::/8, fdff::1, true",
        "fd00::/8, fc00::1, false",
        "2001:db8::/64, 2001:db8::ffff:1, true",
        "2001:db8::/64, 2001:db8:0:1::, false",
        "2001:db8::/65, 2001:db8::8000:0:0:0, false",
        "2001:db8::/65, 2001:db8::7fff:0:0:0, true",
        "::/64, ::1, true",
        "::/64, 10.0.0.4, false",
        "::/64, ::ffff:10.0.0.4, false",
        "2001:db8::1/128, 2001:db8::1, true",
        "2001:db8::1/128, 2001:db8::, false",
    })
    void range_contains_addresses_with_its_prefix(String range, String address, boolean contained) {
        assertThat(IpAddress.of(address)).map(AddressRange.of(range)::contains).contains(contained);
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.1/8, write 10.0.0.0/8",
        "2001:db8::1/64, write 2001:db8:0:0:0:0:0:0/64",
        "0.0.0.0/0, every client",
        "::/0, every client",
        "10.0.0.0/33, range such as 10.0.0.0/8",
        "10.0.0.0/-1, range such as 10.0.0.0/8",
        "10.0.0.0/, range such as 10.0.0.0/8",
        "10.0.0.0/8/8, range such as 10.0.0.0/8",
        "10.0.0.0/255.0.0.0, range such as 10.0.0.0/8",
        "::/129, range such as 10.0.0.0/8",
        "10/8, range such as 10.0.0.0/8",
        "/8, range such as 10.0.0.0/8",
        "localhost, host names are not looked up",
        "fe80::1%eth0, zone id",
    })
    void invalid_range_is_rejected_with_its_problem(String range, String wrong) {
        assertThatThrownBy(() -> AddressRange.of(range))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(wrong);
    }
}
