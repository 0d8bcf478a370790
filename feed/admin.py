"""Posts and comments for staff, to look at: services change what is public, and keep clip and post as one."""

from django.contrib import admin

from accounts.admin import LookOnlyAdmin
from feed.models import Comment, Post


@admin.register(Post)
class PostAdmin(LookOnlyAdmin):
    list_display = ("id", "author", "hidden", "like_count", "comment_count", "created_at")
    list_filter = ("hidden",)
    list_select_related = ("author",)
    search_fields = ("author__username", "caption")


@admin.register(Comment)
class CommentAdmin(LookOnlyAdmin):
    list_display = ("id", "author", "post", "created_at", "deleted_at")
    list_select_related = ("author", "post")
    search_fields = ("author__username",)
