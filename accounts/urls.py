"""Addresses of people and of one's own account."""

from django.urls import URLPattern, path

from accounts import views
from accounts.api import credits, keys, me, people, ties

api_urlpatterns = [
    path("me", me.MeView.as_view(), name="api-me"),
    path("me/avatar", me.MyAvatarView.as_view(), name="api-me-avatar"),
    path("me/notifications", me.MyNoticesView.as_view(), name="api-me-notifications"),
    path("me/notifications/read", me.MyNoticesReadView.as_view(), name="api-me-notifications-read"),
    path("me/credits", credits.MyCreditsView.as_view(), name="api-me-credits"),
    path("me/credits/export", credits.MyCreditsExportView.as_view(), name="api-me-credits-export"),
    path("me/keys", keys.KeysView.as_view(), name="api-me-keys"),
    path("me/keys/<int:key_id>", keys.KeyView.as_view(), name="api-me-key"),
    path("people", people.PeopleView.as_view(), name="api-people"),
    path("people/<str:username>", people.PersonView.as_view(), name="api-person"),
    path("people/<str:username>/avatar", people.AvatarView.as_view(), name="api-person-avatar"),
    path("people/<str:username>/followers", people.FollowersView.as_view(), name="api-person-followers"),
    path("people/<str:username>/following", people.FollowingView.as_view(), name="api-person-following"),
    path("people/<str:username>/follow", ties.FollowView.as_view(), name="api-person-follow"),
    path("people/<str:username>/block", ties.BlockView.as_view(), name="api-person-block"),
    path("people/<str:username>/mute", ties.MuteView.as_view(), name="api-person-mute"),
]

urlpatterns: list[URLPattern] = [
    path("people", views.people, name="people"),
    path("@<str:username>/follow", views.follow_person, name="follow"),
    path("@<str:username>/mute", views.mute_person, name="mute"),
    path("@<str:username>/block", views.block_person, name="block"),
    path("notifications", views.notifications, name="notifications"),
    path("credits", views.credits_page, name="credits"),
    path("credits/export", views.credits_export, name="credits_export"),
    path("settings", views.settings_page, name="settings"),
    path("settings/avatar", views.change_avatar, name="change_avatar"),
    path("settings/keys", views.make_key, name="make_key"),
    path("settings/keys/<int:key_id>/delete", views.delete_key, name="delete_key"),
    path("settings/close", views.close, name="close_account"),
]
