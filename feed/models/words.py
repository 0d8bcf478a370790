"""What search looks in, and what was learnt of the site's own words."""

from django.db import models

from feed.models.posts import Post


class PostWords(models.Model):
    """The words of a live post (feed.search.document), newest first by the post's sequence. Made and removed in the
    transaction that shows or hides the post, so a hidden post has none.

    The full-text index beside it is the database's own (migration 0004_words): on SQLite the FTS5 table feed_wordindex,
    which triggers on this table keep; on PostgreSQL the generated column `document` under a GIN index. A migration that
    makes SQLite rebuild this table drops the triggers.
    """

    sequence = models.PositiveBigIntegerField(primary_key=True)
    post = models.OneToOneField(Post, models.CASCADE, related_name="searched")
    words = models.TextField()


class WordModel(models.Model):
    """What feed.search.fitting learnt of words and tags, in the private store at `key`. Up to `sequence` of posts."""

    key = models.CharField(max_length=160)
    vectors_key = models.CharField(max_length=160)
    posts = models.PositiveIntegerField()
    sequence = models.PositiveBigIntegerField()
    fitted_at = models.DateTimeField()
