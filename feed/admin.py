"""Posts and comments for staff."""

from django.contrib import admin

from feed.models import Comment, Post


@admin.register(Post)
class PostAdmin(admin.ModelAdmin):
    list_display = ("id", "author", "hidden", "like_count", "comment_count", "created_at")
    list_filter = ("hidden",)
    search_fields = ("author__username", "caption")
    raw_id_fields = ("clip", "author")
    readonly_fields = ("sequence", "like_count", "comment_count")


@admin.register(Comment)
class CommentAdmin(admin.ModelAdmin):
    list_display = ("id", "author", "post", "created_at", "deleted_at")
    search_fields = ("author__username",)
    raw_id_fields = ("post", "author")
