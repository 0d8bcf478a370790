"""Addresses of jobs, clips and their files."""

from django.urls import URLPattern, path

from generation import views
from generation.api import clips, depicted, engines, jobs, takes, templates
from generation.api.live import LiveView
from generation.api.media import MediaView, PackageView
from generation.api.stills import StillView

api_urlpatterns = [
    path("jobs", jobs.JobsView.as_view(), name="api-jobs"),
    path("jobs/<uuid:job_id>", jobs.JobView.as_view(), name="api-job"),
    path("jobs/<uuid:job_id>/cancel", jobs.JobCancelView.as_view(), name="api-job-cancel"),
    path("jobs/<uuid:job_id>/retry", jobs.JobRetryView.as_view(), name="api-job-retry"),
    path("jobs/<uuid:job_id>/live/<str:name>", LiveView.as_view(), name="api-job-live"),
    path("storyboards", jobs.StoryboardsView.as_view(), name="api-storyboards"),
    path("storyboards/still", StillView.as_view(), name="api-storyboards-still"),
    path("takes", takes.TakeSetsView.as_view(), name="api-takes"),
    path("takes/<uuid:takes_id>", takes.TakeSetView.as_view(), name="api-take-set"),
    path("takes/<uuid:takes_id>/keep", takes.TakeKeepView.as_view(), name="api-take-keep"),
    path("takes/<uuid:takes_id>/full", takes.TakeFullView.as_view(), name="api-take-full"),
    path("templates", templates.TemplatesView.as_view(), name="api-templates"),
    path("templates/<uuid:template_id>", templates.TemplateView.as_view(), name="api-template"),
    path("templates/<uuid:template_id>/fill", templates.TemplateFillView.as_view(), name="api-template-fill"),
    path("engines", engines.EnginesView.as_view(), name="api-engines"),
    path("cameo/clips", depicted.DepictedClipsView.as_view(), name="api-cameo-clips"),
    path(
        "cameo/clips/<uuid:clip_id>/withdraw",
        depicted.DepictedClipWithdrawView.as_view(),
        name="api-cameo-clip-withdraw",
    ),
    path("cameo/clips/<uuid:clip_id>/report", depicted.DepictedClipReportView.as_view(), name="api-cameo-clip-report"),
    path("clips", clips.ClipsView.as_view(), name="api-clips"),
    path("clips/<uuid:clip_id>", clips.ClipView.as_view(), name="api-clip"),
]

urlpatterns: list[URLPattern] = [
    path("create", views.create, name="create"),
    path("create/understood", views.understood, name="understood"),
    path("create/storyboard", views.board, name="board"),
    path("create/storyboard/price", views.board_price, name="board_price"),
    path("create/storyboard/still", views.board_still, name="board_still"),
    path("takes/<uuid:takes_id>", views.takes, name="takes"),
    path("takes/<uuid:takes_id>/full", views.take_finish, name="take_finish"),
    path("takes/<uuid:takes_id>/keep/<uuid:job_id>", views.take_keep, name="take_keep"),
    path("takes/<uuid:takes_id>/<int:place>", views.take, name="take"),
    path("templates", views.templates, name="templates"),
    path("templates/<uuid:template_id>", views.template, name="template"),
    path("templates/<uuid:template_id>/delete", views.remove_template, name="remove_template"),
    path("jobs/<uuid:job_id>/template", views.keep_template, name="keep_template"),
    path("drafts", views.drafts, name="drafts"),
    path("jobs/<uuid:job_id>", views.job_page, name="job"),
    path("jobs/<uuid:job_id>/live", views.live, name="job_live"),
    path("jobs/<uuid:job_id>/cancel", views.cancel, name="cancel"),
    path("jobs/<uuid:job_id>/retry", views.retry, name="retry"),
    path("cameo/room", views.room, name="cameo_room"),
    path("cameo/clips/<uuid:clip_id>/withdraw", views.withdraw_depicted, name="depicted_withdraw"),
    path("cameo/clips/<uuid:clip_id>/report", views.report_depicted, name="depicted_report"),
    path("cameo/jobs/<uuid:job_id>/<str:kind>", views.depicted_media, name="depicted_media"),
    path("clips/<uuid:clip_id>/delete", views.delete_draft, name="delete_draft"),
    path("media/<uuid:clip_id>/package/<str:token>/<str:name>", PackageView.as_view(), name="media-package"),
    path("media/<uuid:clip_id>/<str:kind>/<str:token>", MediaView.as_view(), name="media"),
]
