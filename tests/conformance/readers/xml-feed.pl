# Says what XML::Feed understands of each document of a JSON list.
use strict;
use warnings;

use JSON::PP;
use XML::Feed;

my $json = JSON::PP->new->utf8;

sub instant { my $date = shift; return $date ? $date->clone->set_time_zone("UTC")->iso8601 . "Z" : undef }

sub body { my $content = shift; return $content ? $content->body : undef }

sub reading {
    my $entry = shift;
    return {
        id         => $entry->id,
        url        => $entry->link,
        title      => $entry->title,
        summary    => body($entry->summary),
        published  => instant($entry->issued),
        updated    => instant($entry->modified),
        writers    => [$entry->author],
        categories => [$entry->category],
        body       => body($entry->content),
        enclosures => [
            map { { url => $_->url, type => $_->type, bytes => $_->length + 0 } }
            grep { defined } $entry->enclosure
        ],
    };
}

sub readings {
    my $document = shift;
    utf8::encode($document);
    my $feed = eval { XML::Feed->parse(\$document) };
    return [] if $@;    # Of some documents it dies: it has found nothing.
    die XML::Feed->errstr unless $feed;
    return [ map { reading($_) } $feed->entries ];
}

# Characters instead of bytes, and every enclosure instead of the last: for those who ask for it.
$XML::Atom::ForceUnicode = 1;
$XML::Feed::MULTIPLE_ENCLOSURES = 1;

my $documents = $json->decode(do { local $/; <STDIN> });
print $json->encode([ map { readings($_) } @$documents ]);
