package io.github.entrafilter.localentra.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReplicationLagTest {

    private static final GraphObject OLD = new GraphObject(Map.of("id", "1", "displayName", "old"));
    private static final GraphState STATE =
            new GraphState(List.of(OLD.with("displayName", "new")), List.of(), List.of(), List.of());

    private final ReplicationLag lag = new ReplicationLag();

    @BeforeEach
    void miss_changes_twice() {
        lag.set(2);
    }

    @Test
    void new_object_is_missed_by_each_kind_of_request() {
        lag.changed("1", Optional.empty());

        assertThat(seenBy("list", "list", "list", "get", "list", "get", "get"))
                .containsExactly("", "", "new", "", "new", "", "new");
    }

    @Test
    void changed_object_is_seen_as_it_was() {
        lag.changed("1", Optional.of(OLD));

        assertThat(seenBy("get", "get", "get")).containsExactly("old", "old", "new");
    }

    @Test
    void change_of_a_new_object_does_not_show_it() {
        lag.changed("1", Optional.empty());
        lag.changed("1", Optional.of(OLD));

        assertThat(seenBy("get", "get", "get")).containsExactly("", "", "new");
    }

    @Test
    void change_reaches_every_replica_in_the_end() {
        lag.changed("1", Optional.empty());
        for (int i = 0; i < 20; i++) {
            seenBy("list");
        }

        assertThat(seenBy("get")).containsExactly("new");
    }

    @Test
    void everything_is_seen_without_delay() {
        lag.changed("1", Optional.empty());
        lag.set(0);
        lag.changed("1", Optional.empty());

        assertThat(seenBy("get")).containsExactly("new");
    }

    private List<String> seenBy(String... requests) {
        return List.of(requests).stream()
                .map(request -> {
                    lag.nextRequest(request);
                    return lag.seen(STATE).applications().stream()
                            .map(it -> it.text("displayName"))
                            .reduce("", String::concat);
                })
                .toList();
    }
}
