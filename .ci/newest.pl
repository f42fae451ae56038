# Prints a POM for .ci/newest: each version in the POMs listed on standard input is a property, with the artifacts that have it
# and the versions that .ci/held-back allows. Maven's plugin for versions knows such limits for properties alone, and does not
# read versions inside a plugin's configuration, such as that of Error Prone.
use strict;
use warnings;

my $PLUGIN = "2.25.1";

sub content {
    my ($file) = @_;
    open my $in, "<", $file or die "$file: $!\n";
    local $/;
    return <$in> =~ s/<!--.*?-->//gsr;
}

# The value of a property in a POM or in one of those above it.
sub value {
    my ($name, $pom) = @_;
    while (1) {
        return $1 if -f $pom && content($pom) =~ m{<\Q$name\E>([^<]*)</};
        $pom =~ s{[^/]+/pom\.xml$}{pom.xml} or die "no value for $name\n";
    }
}

my %artifacts;
$artifacts{"versions-maven-plugin"}{$PLUGIN}{"org.codehaus.mojo:versions-maven-plugin"} = 1;
content(".mvn/wrapper/maven-wrapper.properties") =~ m{/apache-maven-([^/]+)-bin} or die "no version of Maven\n";
$artifacts{maven}{$1}{"org.apache.maven:apache-maven"} = 1;
chomp(my @poms = <STDIN>);
for my $pom (@poms) {
    my $text = content($pom);
    $text =~ s{<palantirJavaFormat>}{<groupId>com.palantir.javaformat</groupId><artifactId>palantir-java-format</artifactId>};
    while ($text =~ s{(?:<groupId>([^<]*)</groupId>\s*)?<artifactId>([^<]*)</artifactId>\s*<version>([^<]*)</version>}{}) {
        my ($group, $artifact, $version) = ($1 // "org.apache.maven.plugins", $2, $3);
        next if $group =~ /^(?:com\.example|io\.github\.entrafilter|\$\{project\.groupId\})$/ || $version =~ /^@.*@$/;
        my $name = $artifact;
        while ($version =~ /^\$\{(.*)\}$/) { ($name, $version) = ($1, value($1, $pom)) }
        $artifacts{$name}{$version}{"$group:$artifact"} = 1;
    }
    die "$pom: a version without an artifact in front: $1\n" if $text =~ m{<version>([^\[<]*)</version>};
}

my %names;
for my $name (keys %artifacts) {
    my @versions = keys %{$artifacts{$name}};
    $names{@versions > 1 ? "$name-$_" : $name} = [$_, sort keys %{$artifacts{$name}{$_}}] for @versions;
}

my %allowed;
for (split /\n/, content(".ci/held-back")) {
    next if /^(?:#|$)/;
    my ($held, $versions, $reason) = split " ", $_, 3;
    die "no reason in .ci/held-back: $_\n" unless $reason;
    my $pattern = join ".*", map { quotemeta } split /\*/, $held, -1;
    my @held = grep { /^$pattern$/ } keys %names or die "no such version, but in .ci/held-back: $held\n";
    $allowed{$_} = $versions for @held;
}

my ($values, $rules) = ("", "");
for my $name (sort grep { ($allowed{$_} // "") ne "=" } keys %names) {
    my ($version, @artifacts) = @{$names{$name}};
    my $range = $allowed{$name} ? "<version>$allowed{$name}</version>" : "";
    $values .= "  <$name>$version</$name>\n";
    $rules .= "  <property><name>$name</name>$range<dependencies>\n";
    $rules .= m{(.*):(.*)} && "    <dependency><groupId>$1</groupId><artifactId>$2</artifactId></dependency>\n" for @artifacts;
    $rules .= "  </dependencies></property>\n";
}

print <<"END";
<project>
<modelVersion>4.0.0</modelVersion><groupId>newest</groupId><artifactId>newest</artifactId><version>1</version><packaging>pom</packaging>
<properties>
$values</properties>
<build><plugins><plugin>
<groupId>org.codehaus.mojo</groupId><artifactId>versions-maven-plugin</artifactId><version>$PLUGIN</version>
<configuration><properties>
$rules</properties></configuration>
</plugin></plugins></build>
</project>
END
